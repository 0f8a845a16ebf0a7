"""The deployment's secrets are made once and shown to nobody."""

from config.supervisor.keys import load_keys


def test_keys_are_made_once_for_their_owner_only(tmp_path):
    first = load_keys(tmp_path, {})

    again = load_keys(tmp_path, {})

    assert first == again
    assert len(first["SECRET_KEY"]) >= 50
    assert first["SECRET_KEY"] != first["LINK_KEYS"]
    for name in first:
        assert (tmp_path / "secrets" / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_keys_of_the_environment_win(tmp_path):
    keys = load_keys(tmp_path, {"SECRET_KEY": "kept elsewhere"})

    assert keys["SECRET_KEY"] == "kept elsewhere"
    assert not (tmp_path / "secrets" / "SECRET_KEY").exists()


def test_a_half_written_key_is_made_anew(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "LINK_KEYS").write_text("")
    (tmp_path / "secrets" / "LINK_KEYS.new").write_text("cut sho")

    keys = load_keys(tmp_path, {})

    assert len(keys["LINK_KEYS"]) >= 50
