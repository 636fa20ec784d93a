"""Cut a text into its statements, at the semicolons that are no part of a text, a comment or a trigger."""

from __future__ import annotations

import re

_PIECE = r"""
      (?P<text>   '(?:%s)*'
                | "(?:[^"]|"")*"
                | `(?:[^`]|``)*`
                | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$ )
    | (?P<comment> --[^\n]* | /\*.*?\*/ )
    | (?P<end> ; )
    | (?P<word> [A-Za-z_]\w* )
    | (?P<other> . )
    """
#: In standard SQL only a doubled quote is one inside a text; in MySQL a backslash before it makes it one as well.
_PIECES = {
    escapes: re.compile(_PIECE % inside, re.VERBOSE | re.DOTALL)
    for escapes, inside in ((False, r"[^']|''"), (True, r"[^'\\]|\\.|''"))
}


def split_statements(script: str, *, backslash_escapes: bool = False) -> list[str]:
    """
    The statements of a script.

    Args:
        script: statements with semicolons between them.
        backslash_escapes: a backslash in a text takes the next character's meaning away, as in MySQL.

    Returns:
        The statements without their semicolons; those that are empty or only comments are left out.

    Example:
        >>> split_statements("SELECT ';'; -- a; b\\nSELECT 2;")
        ["SELECT ';'", '-- a; b\\nSELECT 2']
    """
    statements: list[str] = []
    begin, words, depth, meaningful = 0, [""], 0, False
    for piece in _PIECES[backslash_escapes].finditer(script):
        kind = piece.lastgroup if piece.lastgroup != "tag" else "text"
        if kind == "word":
            meaningful = True
            word = piece.group().upper()
            # a body between BEGIN and END belongs to what creates it; BEGIN alone begins a transaction
            if words[0] == "CREATE" and {"TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"} & set(words):
                opens = word in ("BEGIN", "CASE") and words[-1] != "END"
                depth += 1 if opens else -1 if word == "END" and depth else 0
                # END IF, END LOOP … close what was not counted
                if words[-1] == "END" and word in ("IF", "LOOP", "WHILE", "REPEAT", "FOR"):
                    depth += 1
            words = [word] if words == [""] else [*words, word]
        elif kind == "end" and depth == 0:
            if meaningful:
                statements.append(script[begin : piece.start()].strip())
            begin, words, meaningful = piece.end(), [""], False
        elif kind in ("text", "other") and not piece.group().isspace():
            meaningful = True
    if meaningful:
        statements.append(script[begin:].strip())
    return statements
