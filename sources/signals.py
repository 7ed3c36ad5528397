"""The one seam through which other parts hear of a new snapshot, inside the transaction that writes it."""

from django.dispatch import Signal

snapshot_taken = Signal()  # sender: Snapshot; snapshot: the new row; now: the moment
