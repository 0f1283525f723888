from amparo.cli import main


def test_what_nobody_foresaw_is_one_sentence_without_a_word_of_the_case(monkeypatch, capsys):
    def broken():
        raise ZeroDivisionError("Secret Supplier Ltd.")

    monkeypatch.setattr(main, "application", broken)
    assert main.run() == 4
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert "Secret" not in told
    assert len(told.strip().splitlines()) == 1
