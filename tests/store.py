"""An S3 server of the tests' own (moto's), and the storages that keep files in it."""

import functools

import boto3
from moto.server import ThreadedMotoServer

from config.stores import in_s3

BUCKET = "journal"
KEYS = {"access_key": "tests", "secret_key": "tests"}


@functools.cache
def endpoint():
    """Start the server once a process and make the bucket; return its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    client(address).create_bucket(Bucket=BUCKET)
    return address


def client(address=None):
    return boto3.client(
        "s3",
        endpoint_url=address or endpoint(),
        aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"],
        region_name="us-east-1",
    )


def stored(folder):
    """Return the entry of STORAGES that the settings would make, for a folder in this server."""
    return in_s3(folder, bucket=BUCKET, endpoint=endpoint(), **KEYS)


def names(prefix):
    """Return the names of all objects in a folder."""
    pages = client().get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
    return [each["Key"] for page in pages for each in page.get("Contents", [])]
