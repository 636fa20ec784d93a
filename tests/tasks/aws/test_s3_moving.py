"""Large and small contents, files, progress and checksums."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import boto3
import pytest
from botocore.exceptions import ClientError, FlexibleChecksumError, ParamValidationError

from prefect.tasks.aws import LocalToS3, S3Download, S3ToLocal, S3Upload

LARGE = b"0123456789" * 900_000  # more than one part


@pytest.fixture
def s3(bucket):
    return boto3.client("s3")


def contents(s3, key):
    return s3.get_object(Bucket="reports", Key=key)["Body"].read()


def as_path(data, folder):
    (folder / "file").write_bytes(data)
    return folder / "file"


@pytest.mark.parametrize("data", [b"", b"small", LARGE], ids=["empty", "small", "large"])
@pytest.mark.parametrize(
    "given", [lambda data, _: data, as_path, lambda data, _: io.BytesIO(data)], ids=["bytes", "path", "file"]
)
@pytest.mark.parametrize("compression", [None, "gzip"])
def test_up_and_down(s3, tmp_path, data, given, compression):
    S3Upload("reports").run(given(data, tmp_path), "k", compression=compression)
    assert (gzip.decompress(contents(s3, "k")) if compression else contents(s3, "k")) == data
    assert S3Download("reports").run("k", compression=compression, as_bytes=True) == data
    back = tmp_path / "deep" / "back"
    assert S3Download("reports").run("k", compression=compression, to=back) == str(back)
    assert back.read_bytes() == data
    assert [each.name for each in back.parent.iterdir()] == ["back"], "nothing else is left there"


def test_progress_is_told(s3, tmp_path):
    told = []

    def tell(done, total):
        told.append((done, total))

    file = as_path(LARGE, tmp_path)
    back = tmp_path / "back"
    for act in (
        lambda: S3Upload("reports", progress=tell).run(file, "k"),
        lambda: S3Upload("reports", progress=tell).run(LARGE, "k"),
        lambda: S3Upload("reports", progress=tell).run(b"x" * len(LARGE[:1000]), "small"),
        lambda: S3Download("reports", progress=tell).run("k", to=back),
        lambda: S3Download("reports", progress=tell).run("k"),
        lambda: LocalToS3(str(file), "s3://reports/l", progress=tell).run(),
        lambda: S3ToLocal("s3://reports/l", str(back), progress=tell).run(),
    ):
        told.clear()
        act()
        size = told[-1][1]
        assert size in (len(LARGE), 1000)
        assert told[-1] == (size, size)
        assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_stream_has_no_known_end(s3):
    told = []
    S3Upload("reports").run(io.BytesIO(b"hello"), "k", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (5, None)


@pytest.mark.parametrize("algorithm", ["SHA256", "CRC32", "SHA1"])
@pytest.mark.parametrize("data", [b"small", LARGE], ids=["small", "large"])
def test_checksums_are_stored(s3, algorithm, data):
    S3Upload("reports", checksum=algorithm).run(data, "k")
    known = s3.get_object_attributes(Bucket="reports", Key="k", ObjectAttributes=["Checksum"]).get("Checksum", {})
    if len(data) < 10:  # the emulator keeps none of an object that came in parts
        assert f"Checksum{algorithm}" in known
    assert S3Download("reports").run("k", as_bytes=True) == data


def test_a_checksum_that_nobody_knows(s3):
    with pytest.raises((ParamValidationError, ClientError, FlexibleChecksumError)):
        S3Upload("reports", checksum="MD17").run(b"x", "k")


def test_contents_that_were_damaged_on_the_way_are_refused(s3, web):
    web.otherwise = (200, b"damaged", {"x-amz-checksum-crc32": "NhCmhg=="})
    task = S3Download("reports", boto_kwargs={"endpoint_url": web.url})
    with pytest.raises(FlexibleChecksumError):
        task.run("k")


def test_a_download_that_breaks_off_leaves_no_file(s3, tmp_path):
    s3.put_object(Bucket="reports", Key="k", Body=b"not packed")
    with pytest.raises(gzip.BadGzipFile):
        S3Download("reports").run("k", compression="gzip", to=tmp_path / "back")
    with pytest.raises(ClientError):
        S3Download("reports").run("none", to=tmp_path / "back")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("data", [5, None, ["a"]])
def test_refuses_what_it_cannot_write(s3, data):
    with pytest.raises(TypeError, match="takes text or bytes, a Path or an open file"):
        S3Upload("reports").run(data, "k")


def test_a_file_that_is_not_there(s3, tmp_path):
    with pytest.raises(FileNotFoundError):
        S3Upload("reports").run(Path(tmp_path / "none"), "k")
    assert "Contents" not in s3.list_objects_v2(Bucket="reports")
