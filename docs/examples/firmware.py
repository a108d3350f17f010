#!/usr/bin/env python3
"""A leg press in Python: one set of 12 repetitions, told to Repstream as any firmware may tell it.

Needs librdkafka's Python client (Debian: apt install python3-confluent-kafka), a broker and a schema registry:

    KAFKA_BROKERS=127.0.0.1:9092 SCHEMA_REGISTRY_URL=http://127.0.0.1:8081/apis/ccompat/v7 python3 firmware.py leg-press-3
"""
import json
import os
import sys
import time
import urllib.request
import uuid

from confluent_kafka import Producer

EQUIPMENT = sys.argv[1]  # as in the catalogue; also the key of every record
USER = sys.argv[2] if len(sys.argv) > 2 else None  # whose card was tapped; none: a guest, who may claim the session later
PACE_S = float(os.environ.get("PACE_S", "1"))  # a message a second
REGISTRY = os.environ.get("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7")

# Ask once, at power-up. A newer schema does no harm: fields that this program does not know are null.
with urllib.request.urlopen(f"{REGISTRY}/subjects/telemetry-value/versions/latest", timeout=10) as answer:
    latest = json.load(answer)
SCHEMA, SCHEMA_ID = json.loads(latest["schema"]), latest["id"]


def number(n):
    """Avro's int and long: zigzag, then 7 bits a byte, the lowest first."""
    n = (n << 1) ^ (n >> 63)
    encoded = bytearray()
    while n > 127:
        encoded.append(n & 127 | 128)
        n >>= 7
    return bytes(encoded + bytes([n]))


def avro(schema, value):
    """The value by its schema: the part of Avro that telemetry uses. An Avro library does the same."""
    if isinstance(schema, list):  # a union of null and something
        branch = schema.index("null") if value is None else 1 - schema.index("null")
        return number(branch) + (b"" if value is None else avro(schema[branch], value))
    kind = schema["type"] if isinstance(schema, dict) else schema
    if kind == "record":
        fields = ((field["type"], value.get(field["name"], field.get("default"))) for field in schema["fields"])
        return b"".join(avro(of, content) for of, content in fields)
    if kind == "enum":
        return number(schema["symbols"].index(value))
    if kind == "boolean":
        return bytes([value])
    if kind == "string":
        return number(len(value.encode())) + value.encode()
    return number(value)


# Idempotence keeps order through retries and waits for all replicas; what is not delivered in time is for us to keep.
producer = Producer(
    {"bootstrap.servers": os.environ.get("KAFKA_BROKERS", "127.0.0.1:9092"), "enable.idempotence": True}
)
undelivered = []
session, sequence = str(uuid.uuid4()), 0


def say(**kind):
    """Sends the session's next message; `kind` is exactly one of started, reading, changed, ended, status."""
    global sequence
    message = {"sessionId": session, "equipmentId": EQUIPMENT, "sequence": sequence, "at": int(time.time() * 1000), **kind}
    value = b"\0" + SCHEMA_ID.to_bytes(4, "big") + avro(SCHEMA, message)
    producer.produce("telemetry", value, EQUIPMENT, on_delivery=lambda error, _: error and undelivered.append(error))
    producer.poll(0)
    sequence += 1
    time.sleep(PACE_S)


say(started={"userId": USER, "firmware": "example 1.0"})
for second in range(25):
    # Counters are totals since the session began; what the machine has no sensor for is left out.
    say(reading={"repetitions": min(second // 2, 12), "loadGrams": 40_000})
say(ended={"reason": "USER"})

producer.flush(30)
if undelivered or len(producer):
    sys.exit(f"not delivered, send again unchanged: {undelivered[:1] or len(producer)}")
print(session)
