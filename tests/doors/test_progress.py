"""What long work says while it runs: stages and counts, never a name."""

from amparo.cli.progress import PlainLines


def test_short_work_says_its_stages_only(capsys):
    lines = PlainLines()
    lines.stage("screening", 100)
    for _ in range(100):
        lines.advance()
    assert capsys.readouterr().err == "screening names (100)\n"


def test_long_work_says_every_tenth(capsys):
    lines = PlainLines()
    lines.stage("screening", 100_000)
    for _ in range(50):
        lines.advance(2000)
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "screening names (100000)"
    assert told[1] == "screening names: 10 % of about 100000"
    assert len(told) == 11


def test_a_run_that_goes_on_and_one_with_more_rows_than_thought_say_no_nonsense(capsys):
    lines = PlainLines()
    lines.stage("screening", 20_000)
    lines.advance(19_000)
    lines.advance(9000)
    assert capsys.readouterr().err.splitlines()[1:] == [
        "screening names: 95 % of about 20000",
        "screening names: 100 % of about 20000",
    ]
