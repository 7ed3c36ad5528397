"""Limits on what reading a hostile page may take: the process that goes beyond is stopped by the system, not by its own good will."""

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

__all__ = ["limited"]

_PAGE_SIZE = resource.getpagesize()


@contextlib.contextmanager
def limited(*, cpu_seconds: int, more_megabytes: int) -> Iterator[None]:
    """Run a block with bounds on processor time and memory.

    Beyond the processor time the system ends this process (SIGXCPU), even inside a library that never comes back; whoever
    started it starts it anew. Beyond the memory a MemoryError is raised.

    Args:
        cpu_seconds: of this process, for the block alone.
        more_megabytes: of address space, beyond what the process has when the block begins.
    """
    cpu, memory = resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_AS)
    used = resource.getrusage(resource.RUSAGE_SELF)
    now_used = int(used.ru_utime + used.ru_stime) + 1
    held = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE_SIZE
    resource.setrlimit(resource.RLIMIT_CPU, (_within(now_used + cpu_seconds, cpu[1]), cpu[1]))
    resource.setrlimit(resource.RLIMIT_AS, (_within(held + more_megabytes * 1024 * 1024, memory[1]), memory[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, cpu)
        resource.setrlimit(resource.RLIMIT_AS, memory)


def _within(wanted: int, hard: int) -> int:
    return wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
