"""What an example finds on the lists, and what is said where it finds nothing."""

import pytest

from api.register import FIRM, LIST, PERSON, SHIP, match


def ids(found):
    return [one["id"] for one in found["results"]]


def test_a_name_in_another_script_is_found_and_explained(client):
    found = match(client, "Person", name=["Игорь Экземпляров"])
    assert ids(found) == [PERSON]
    assert found["results"][0]["match"] is True
    assert found["results"][0]["explanations"]["name_match"]["candidate"] == "Игорь Экземпляров"
    assert found["total"]["value"] == 1


def test_birth_date_and_country_speak_for_and_against(client):
    same = match(client, "Person", name=["Igor Exemplarov"], birthDate=["1965-04-21"], nationality=["Russia"])
    other = match(client, "Person", params="?threshold=0.1", name=["Igor Exemplarov"], birthDate=["1931"])
    assert same["results"][0]["features"]["birth_date_match"] > 0
    assert other["results"][0]["features"]["birth_date_mismatch"] < 0
    assert other["results"][0]["score"] < same["results"][0]["score"]


@pytest.mark.parametrize(
    ("schema", "properties", "found"),
    [
        ("Company", {"name": ["Another Name"], "uscCode": ["91650100228601291B"]}, FIRM),
        ("Vessel", {"name": ["Unlike"], "imoNumber": ["9074729"]}, SHIP),
        ("Person", {"passportNumber": ["AB123456"]}, PERSON),
    ],
)
def test_a_shared_number_is_certain_whatever_the_name(client, schema, properties, found):
    one = match(client, schema, **properties)["results"][0]
    assert (one["id"], one["score"]) == (found, 1.0)
    assert one["features"]["identifier_match"] == 1.0


def test_a_name_in_parts_is_put_together(client):
    assert ids(match(client, "Person", firstName=["Igor"], lastName=["Exemplarov"])) == [PERSON]


def test_anything_is_asked_as_party_and_as_vessel(client):
    assert ids(match(client, "Thing", name=["Example Star"]))[0] == SHIP


def test_nothing_found_says_where_was_looked_and_where_not_and_never_that_all_is_well(client):
    found = match(client, "Company", name=["Sonnenschein Bakery Oberhausen"])
    assert found["results"] == []
    assert {LIST, "us-uflpa"} == {one["dataset"] for one in found["looked_at"]}
    assert "us-ofac-sdn" in found["not_covered"]
    assert any("does not say" in note for note in found["notes"])


def test_an_example_without_a_name_or_number_says_that_nothing_was_compared(client):
    assert any("nothing was compared" in note for note in match(client, "Company", country=["cn"])["notes"])


def test_a_schema_that_no_list_holds_says_so(client):
    found = match(client, "CryptoWallet", publicKey=["abc"])
    assert any("CryptoWallet" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ("", True),
        ("?include_dataset=zz-invented", True),
        ("?include_dataset=us-uflpa", False),
        ("?exclude_dataset=zz_invented", False),
        ("?exclude_schema=Company", False),
        ("?schema=Organization", True),
        ("?schema=Person", False),
        (f"?exclude_entity_ids={FIRM}", False),
        ("?topics=sanction", True),
        ("?limit=0", False),
        ("?changed_since=2026-11-05", False),
        ("?changed_since=2026-10-01", True),
        ("?unheard=1&fuzzy=true&algorithm=best", True),
        ("?algorithm=amparo", True),
    ],
)
def test_a_question_is_narrowed_as_asked(client, params, found):
    answer = match(client, "Company", params=params, name=["Example Northern Trading Ltd"])
    assert bool(answer["results"]) is found


@pytest.mark.parametrize(("dataset", "found"), [(LIST, True), ("zz_invented", True), ("us-uflpa", False)])
def test_a_dataset_is_a_list_or_a_collection(client, dataset, found):
    answer = match(client, "Company", dataset=dataset, name=["Example Northern Trading Ltd"])
    assert bool(answer["results"]) is found


def test_a_list_whose_topic_is_not_known_is_not_left_out_of_a_collection(client):
    answer = client.get("/catalog").json()
    (sanctions,) = [one for one in answer["datasets"] if one["name"] == "sanctions"]
    assert LIST in sanctions["children"]
    assert "us-uflpa" not in sanctions["children"]


def test_what_is_below_the_threshold_is_shown_from_the_cutoff_and_is_no_match(client):
    answer = match(client, "Company", params="?threshold=1.5&cutoff=0.5", name=["Example Northern Trading Ltd"])
    assert [one["match"] for one in answer["results"]] == [False]
    assert answer["total"]["value"] == 0


def test_an_unconfirmed_listing_is_only_possible(client):
    found = match(client, "LegalEntity", name=["KTK Group"])["results"][0]
    assert (found["match"], found["confirmed"], found["decision"]) == (True, False, "possible")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"queries": {}}, 400, "batch-empty"),
        ({"queries": {str(at): {"schema": "Person", "properties": {}} for at in range(101)}}, 400, "batch-too-long"),
        ({"queries": {"q": {"schema": "Unheard", "properties": {}}}}, 400, "schema-unknown"),
        ({"queries": {"q": {"schema": "Asset", "properties": {}}}, "config": {"a": 1}}, 400, "setting-unknown"),
        ({"queries": {"q": {"properties": {}}}}, 422, "request-invalid"),
        ({"queries": {"q": {"schema": "Person", "properties": {"name": [["a"]]}}}}, 422, "request-invalid"),
        ({"queries": {"q": {"schema": "Person", "properties": {"name": ["x" * 5000]}}}}, 422, "request-invalid"),
        ([], 422, "request-invalid"),
    ],
)  # fmt: skip
def test_a_batch_that_cannot_be_read_is_refused_in_one_sentence(client, body, status, code):
    answer = client.post("/match/default", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert isinstance(answer.json()["detail"], str)


def test_a_matcher_that_is_not_there_is_named(client):
    query = {"queries": {"q": {"schema": "Person", "properties": {"name": "x"}}}}
    assert client.post("/match/default?algorithm=unheard", json=query).status_code == 400
    told = {one["name"]: one["available"] for one in client.get("/algorithms").json()["algorithms"]}
    assert told["amparo"] is True
    if not told["logic-v2"]:
        answer = client.post("/match/default?algorithm=logic-v2", json=query)
        assert (answer.status_code, answer.json()["code"]) == (501, "algorithm-not-installed")
        assert "nomenklatura" in answer.json()["detail"]
