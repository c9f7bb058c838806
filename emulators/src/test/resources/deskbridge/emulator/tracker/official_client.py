"""Drives the emulated Tracker with Yandex's own Python client, as its documentation shows; any surprise ends with a traceback."""

import io
import sys

from yandex_tracker_client import TrackerClient
from yandex_tracker_client.exceptions import Conflict, NotFound, UnprocessableEntity

base_url, token, org_id, local_field = sys.argv[1:5]
client = TrackerClient(token=token, org_id=org_id, base_url=base_url, retries=0)
cloud_client = TrackerClient(token=token, cloud_org_id=sys.argv[5], base_url=base_url, retries=0)

assert client.myself.login == "deskbridge-robot"
assert cloud_client.myself.login == "deskbridge-robot"

anna = client.users["anna.agent"]
issue = client.issues.create(
    queue="SERVICEDESK",
    summary="Printer",
    tags=["chat"],
    assignee=anna,
    unique="client-1",
    **{local_field: "42"}
)
assert issue.key == "SERVICEDESK-1", issue.key
assert issue.assignee.email == "anna.agent@example.org"
assert issue[local_field] == "42"
assert issue.status.name == "Открыт"

# The client answers a conflict over `unique` by finding the issue that is there.
assert client.issues.create(queue="SERVICEDESK", summary="Again", unique="client-1").key == issue.key

issue.update(summary="Scanner", tags={"add": ["urgent"]})
assert issue.summary == "Scanner" and issue.tags == ["chat", "urgent"] and issue.version == 2
stale = client.issues["SERVICEDESK-1"]
issue.update(priority="critical")
try:
    stale.update(summary="Too late")
    raise SystemExit("an outdated version was accepted")
except Conflict:
    pass

picture = io.BytesIO(b"some bytes")
picture.name = "/tmp/screen shot.txt"
comment = issue.comments.create(text="Look", attachments=[picture], summonees=["boris.agent"])
comment.update(text="Look here")
assert issue.comments[comment.id].text == "Look here"
for number in range(60):
    issue.comments.create(text="comment %d" % number)
assert len(list(issue.comments)) == 61
issue.comments[comment.id + 1].delete()
assert len(list(issue.comments.get_all(perPage=7))) == 60

(attachment,) = list(issue.attachments)
assert attachment.name == "screen shot.txt"
assert b"".join(attachment.read()) == b"some bytes"

try:
    issue.transitions["close"].execute()
    raise SystemExit("closed without a resolution")
except UnprocessableEntity:
    pass
issue.transitions["close"].execute(resolution="fixed", comment="Done")
assert [transition.id for transition in client.issues[issue.key].transitions] == ["reopen"]

for number in range(120):
    client.issues.create(queue="DEV", summary="Number %d" % number)
found = client.issues.find(filter={"queue": "DEV"}, order=["+key"], per_page=50)
assert len(found) == 120 and len(list(found)) == 120
assert len(list(found.get_page(3))) == 20
assert client.issues.find("Queue: SERVICEDESK AND Tags: urgent")[0].key == "SERVICEDESK-1"
assert client.issues.find(filter={local_field: "42"}, count_only=True) == 1

second = client.issues["DEV-1"]
link = second.links.create(relationship="relates", issue="SERVICEDESK-1")
assert link.object.key == "SERVICEDESK-1"
kinds = [entry.type for entry in client.issues["SERVICEDESK-1"].changelog]
assert kinds[0] == "IssueCreated" and "IssueWorkflow" in kinds, kinds

bulk = client.bulkchange.update(["DEV-1", "DEV-2"], tags={"add": ["bulk"]})
assert client.bulkchange[bulk.id].status == "COMPLETE"
second.move_to("SERVICEDESK")
assert client.issues["DEV-1"].key == "SERVICEDESK-2"

queue = client.queues["SERVICEDESK"]
assert local_field in [field.id for field in queue.local_fields]
assert queue.lead.login == "deskbridge-robot"
assert {status.key for status in client.statuses} >= {"open", "closed"}

try:
    client.issues["DEV-999"]
    raise SystemExit("found an issue that is not there")
except NotFound:
    pass
print("the official client is content")
