"""The board of a measure: what a reader asks for, the rows and reasons that answer, the drawing and the files."""

from claims.board.board import Board, Reason, board_of
from claims.board.choice import BoardChoice
from claims.board.rows import BoardRow

__all__ = ["Board", "BoardChoice", "BoardRow", "Reason", "board_of"]
