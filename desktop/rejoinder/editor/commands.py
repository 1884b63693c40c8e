"""COMMANDS: everything a person can tell the window to do, in the order of the menus.

Menus, toolbar, context menu, command palette, the list of shortcuts and the table in the
user guide are made from this one table.
"""

from rejoinder.editor.command import Command
from rejoinder.editor.commands_add import ADD
from rejoinder.editor.commands_article import ARTICLE
from rejoinder.editor.commands_edit import EDIT
from rejoinder.editor.commands_file import FILE
from rejoinder.editor.commands_findings import FINDINGS
from rejoinder.editor.commands_go import GO
from rejoinder.editor.commands_help import HELP
from rejoinder.editor.commands_review import REVIEW
from rejoinder.editor.commands_statement import STATEMENT
from rejoinder.editor.commands_view import VIEW

COMMANDS: tuple[Command, ...] = (
    *FILE,
    *EDIT,
    *ADD,
    *STATEMENT,
    *ARTICLE,
    *REVIEW,
    *FINDINGS,
    *VIEW,
    *GO,
    *HELP,
)

BY_ID = {command.id: command for command in COMMANDS}

TOOLBAR = (
    "add.premise",
    "add.objection",
    "add.evidence",
    "edit.undo",
    "edit.find",
    "view.fit",
    "file.export",
)
"""What stands on the toolbar, with words."""

CONTEXT_MENU = (
    "statement.edit",
    "-",
    "add.premise",
    "add.objection",
    "add.rebuttal",
    "add.evidence",
    "add.co_premise",
    "add.undercut",
    "-",
    "role.premise",
    "role.objection",
    "role.rebuttal",
    "role.evidence",
    "statement.voice",
    "statement.stated",
    "statement.join",
    "statement.separate",
    "statement.link",
    "step.scheme",
    "step.questions",
    "-",
    "add.comment",
    "branch.sign_off",
    "add.source",
    "article.show",
    "-",
    "edit.cut",
    "edit.copy",
    "edit.paste",
    "edit.copy_picture",
    "-",
    "fold.toggle",
    "view.focus",
    "-",
    "edit.delete",
    "edit.delete_node",
)
"""What the canvas offers at a node; ``-`` is a rule. Those that don't apply are left out."""

TEXT_MENU = (
    "article.premise",
    "article.objection",
    "article.rebuttal",
    "article.evidence",
    "article.co_premise",
    "article.after",
    "article.loose",
    "-",
    "article.anchor",
    "article.comment",
    "article.aside",
    "article.copy",
    "-",
    "article.unmapped",
    "article.doubts",
    "article.attach",
    "article.paste",
    "article.describe",
)
"""What the article's text offers at a passage or a selection."""

CANVAS_MENU = (
    "edit.paste",
    "add.loose",
    "-",
    "view.fit",
    "fold.none",
    "view.unfocus",
    "-",
    "edit.copy_picture",
    "file.export",
)
"""What the canvas offers where there is no node."""
