"""
The hooks of Amazon Web Services that a table makes: `table` has a row for each, `made` makes classes of the rows.

Methods that forward to one operation stand in the table; what needs more code is a class of methods in the module that
the row names.
"""
