"""Commands of the Review menu for what the checks find."""

from rejoinder.editor.command import Command, Desk, has_statements


def _has_findings(desk: Desk) -> bool:
    return desk.findings.has()


FINDINGS = (
    Command(
        "finding.next",
        "Next finding",
        "Review",
        lambda d: d.findings.step(back=False),
        when=_has_findings,
        keys=("F", "Ctrl+F9"),
        icon="arrow-down",
        tip="Go to the next thing that the checks found",
        starts_group=True,
    ),
    Command(
        "finding.previous",
        "Previous finding",
        "Review",
        lambda d: d.findings.step(back=True),
        when=_has_findings,
        keys=("Shift+F", "Ctrl+Shift+F9"),
        icon="arrow-up",
    ),
    Command(
        "finding.fix",
        "Fix finding",
        "Review",
        lambda d: d.findings.fix(),
        when=lambda d: d.findings.can_fix(),
        keys=("X", "Ctrl+Alt+X"),
        icon="zap",
        tip="Do the first thing that mends what was found about what is selected",
    ),
    Command(
        "finding.dismiss",
        "Dismiss finding…",
        "Review",
        lambda d: d.findings.dismiss(),
        when=lambda d: d.findings.is_about_something(),
        keys=("D", "Ctrl+Alt+D"),
        icon="check",
        tip="Let a finding stand, with the reason; it comes back when its words change",
    ),
    Command(
        "finding.guesses",
        "Guesses too",
        "Review",
        lambda d: d.findings.guess(not d.findings.guesses()),
        when=has_statements,
        checked=lambda d: d.findings.guesses(),
        tip="Ask the checks too that only guess from the wording",
    ),
)
