"""Bytes are kept under their own hash, whole or not at all."""

import hashlib
import os

import pytest

from sources import blobs


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.BLOB_ROOT = tmp_path
    return tmp_path


def files(store):
    return [path for path in store.rglob("*") if path.is_file()]


@pytest.mark.parametrize("body", [b"", b"30 dead", bytes(range(256)) * 1000], ids=["nothing", "a word", "any bytes"])
def test_bytes_come_back(body):
    name = blobs.put(body)

    assert name == hashlib.sha256(body).hexdigest()
    assert blobs.get(name) == body


def test_the_same_bytes_are_kept_once(store):
    assert blobs.put(b"30 dead") == blobs.put(b"30 dead")
    assert len(files(store)) == 1


def test_a_changed_blob_is_found_out(store):
    name = blobs.put(b"30 dead" * 100)
    other = blobs.put(b"31 dead" * 100)
    os.replace(store / other[:2] / other[2:4] / f"{other}.zst", store / name[:2] / name[2:4] / f"{name}.zst")

    with pytest.raises(blobs.BlobDamaged, match="other bytes"):
        blobs.get(name)


def test_a_blob_cut_short_is_found_out(store):
    name = blobs.put(b"30 dead" * 100)
    file = files(store)[0]
    file.write_bytes(file.read_bytes()[:-4])

    with pytest.raises(blobs.BlobDamaged):
        blobs.get(name)


def test_a_full_disk_leaves_nothing_behind(store, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        blobs.put(b"30 dead")
    assert files(store) == []


def test_what_is_not_there_says_so():
    with pytest.raises(FileNotFoundError):
        blobs.get("0" * 64)


def test_many_are_stored_as_each_would_be(settings, tmp_path):
    settings.BLOB_ROOT = tmp_path
    bodies = [f"{number} people were killed.".encode() for number in range(100)]

    blobs.put_all([*bodies, *bodies])

    assert sorted(blobs.get(name) for name in blobs.names()) == sorted(bodies)
    assert not list(tmp_path.rglob(".writing-*"))


def test_one_of_many_that_cannot_be_stored_is_not_passed_over(settings, tmp_path):
    settings.BLOB_ROOT = tmp_path / "file"
    settings.BLOB_ROOT.write_text("not a folder")

    with pytest.raises(OSError, match="Not a directory"):
        blobs.put_all([b"48", b"49"])
