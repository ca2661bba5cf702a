"""The workflows and forms on GitHub: of the right shape, with no more rights than they need, and their steps do what they are for."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder import __version__
from builder.model.library import Library
from builder.publish.format import downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from tests.support import ROOT, site
from tests.support.clone import bash, code, environment, install, upstream

GITHUB = ROOT / ".github"
OF_A_NEW_LIBRARY = sorted((ROOT / "builder" / "content" / "beginning" / "files" / "workflows").glob("*.yml"))
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    "github-workflows": [*WORKFLOWS, *OF_A_NEW_LIBRARY],
    "github-issue-forms": sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml")),
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "dependabot": [GITHUB / "dependabot.yml"],
}
# What runs us, or needs the whole program, or what others have published.
NOT_RUN = ["make test", "make package", "make packages DIST=release", "make bill DIST=release", "make audit"]


def workflow(name: str) -> dict[Any, Any]:
    """A workflow as data; YAML 1.1 reads its key `on` as true."""
    read = yaml.safe_load((GITHUB / "workflows" / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def conforms(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def audit(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What an auditor of workflows says of their security, asking no other host."""
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    options = ["--offline", "--no-config", "--no-progress", "--strict-collection", "--persona=auditor"]
    return subprocess.run([program, *options, *paths], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_github_have_the_shape_that_it_asks(schema: str) -> None:
    assert SCHEMAS[schema]
    told = conforms(schema, *SCHEMAS[schema])
    assert told.returncode == 0, told.stdout


def test_a_misspelt_key_would_be_found(tmp_path: Path) -> None:
    wrong = tmp_path / "check.yml"
    wrong.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("timeout-minutes", "timeout"), encoding="utf-8")
    assert "'timeout'" in conforms("github-workflows", wrong).stdout


def test_workflows_are_secure() -> None:
    told = audit(GITHUB, ROOT / ".pre-commit-config.yaml", *OF_A_NEW_LIBRARY)
    assert told.returncode == 0, told.stdout


def test_an_action_that_is_not_pinned_would_be_found(tmp_path: Path) -> None:
    wrong = tmp_path / ".github" / "workflows" / "check.yml"
    wrong.parent.mkdir(parents=True)
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    wrong.write_text(re.sub(r"@[0-9a-f]{40} # (v\S+)", r"@\1", text), encoding="utf-8")
    assert "unpinned-uses" in audit(wrong).stdout


def test_an_action_has_one_commit_everywhere() -> None:
    used = [
        m
        for path in (*WORKFLOWS, *OF_A_NEW_LIBRARY)
        for m in re.findall(r"uses: (\S+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)\n", path.read_text())
    ]
    assert len(used) == sum(path.read_text(encoding="utf-8").count("uses:") for path in (*WORKFLOWS, *OF_A_NEW_LIBRARY))
    assert len({action for action, _, _ in used}) == len(set(used))


def test_a_pull_request_from_a_fork_needs_no_secret_and_may_write_nothing() -> None:
    check = workflow("check")
    assert list(check[True]) == ["pull_request"]
    assert check["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in check["jobs"].values())
    assert not any(re.search(r"\bsecrets\b", path.read_text(encoding="utf-8")) for path in WORKFLOWS)


def test_only_the_job_that_publishes_may_write() -> None:
    rights = {
        (name, job): body["permissions"]
        for name in ("publish", "release")
        for job, body in workflow(name)["jobs"].items()
    }
    assert rights == {
        ("publish", "build"): {"contents": "read", "pages": "read"},
        ("publish", "deploy"): {"pages": "write", "id-token": "write"},
        ("release", "build"): {"contents": "read"},
        ("release", "publish"): {"contents": "write", "id-token": "write", "attestations": "write"},
    }


def test_a_release_has_packages_made_twice_and_a_bill_and_is_attested_before_it_is_made() -> None:
    build, publish = (workflow("release")["jobs"][job]["steps"] for job in ("build", "publish"))
    ran = [step["run"] for step in build if "run" in step]
    sums = next(at for at, command in enumerate(ran) if "sha256sum" in command)
    assert {"make packages DIST=release", "make bill DIST=release"} <= set(ran[:sums])
    attested = [step.get("uses", "").split("@")[0] for step in publish].index("actions/attest-build-provenance")
    assert publish[attested]["with"] == {"subject-path": "release/*"}
    assert "gh release create" in publish[attested + 1]["run"]


def test_every_locked_file_is_audited_and_its_packages_renewed() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    locked = {name for name in listed if Path(name).match("requirements*.txt")}
    asked = subprocess.run(["make", "-n", "audit"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert locked == set(re.findall(r"\S*requirements\S*\.txt", asked))
    (pip,) = (
        one
        for one in yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
        if one["package-ecosystem"] == "pip"
    )
    assert set(pip["directories"]) == {f"/{Path(name).parent}".removesuffix(".") for name in locked}
    for name in locked:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert len(re.findall(r"^[\w.-]+(?:\[.*\])?==", text, re.M)) == len(
            re.findall(r"^    --hash=.*?(?<!\\)$", text, re.M)
        )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_a_step_refers_to_is_there(path: Path) -> None:
    for job in workflow(path.stem)["jobs"].values():
        ids = {step["id"] for step in job["steps"] if "id" in step}
        assert set(re.findall(r"\bsteps\.(\w+)", str(job))) <= ids


def test_owners_are_named_for_paths_that_exist() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    assert rows[0][0] == "*"
    for pattern, *owners in rows:
        assert list(ROOT.glob(pattern.strip("/"))), pattern
        assert owners
        assert all(owner.startswith("@") for owner in owners)


# --- The steps --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Runner:
    """A machine on which a job's steps run: in a clone, with the variables that a runner sets."""

    clone: Path
    env: dict[str, str]

    def job(self, name: str, job: str) -> dict[str, subprocess.CompletedProcess[str]]:
        """Run the job's own steps, as far as they go, and give what each of them did, by name."""
        ran: dict[str, subprocess.CompletedProcess[str]] = {}
        for step in workflow(name)["jobs"][job]["steps"]:
            if "run" in step and step["run"] not in NOT_RUN:
                succeeds = all(done.returncode == 0 for done in ran.values())
                if succeeds or "!cancelled()" in step.get("if", ""):
                    ran[step["name"]] = bash(step["run"], self.clone, self.env)
        return ran

    @property
    def summary(self) -> str:
        return Path(self.env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    env = environment(tmp_path)
    clone = tmp_path / "clone"
    cloned = bash(f"git clone -q '{upstream(tmp_path, env)}' clone", tmp_path, env)
    assert cloned.returncode == 0, cloned.stderr
    install(clone)
    (tmp_path / "bin").mkdir()
    gh = tmp_path / "bin" / "gh"
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    gh.chmod(0o755)
    (tmp_path / "summary.md").touch()
    variables = {"GITHUB_ACTIONS": "true", "GITHUB_REF_NAME": f"v{__version__}"}
    files = {"PATH": f"{gh.parent}:{env['PATH']}", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    return Runner(clone, env | variables | files)


def propose(runner: Runner, edition: str, *changes: tuple[str, str]) -> None:
    """Check out what GitHub checks out for a pull request that changes an edition, from old to new: its merge into main."""
    path = runner.clone / "translations" / f"{edition}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    merge = (
        "git switch -qc branch && git commit -qam Change && git switch -q main && git merge -q --no-ff -m Merge branch"
    )
    merged = bash(merge, runner.clone, runner.env)
    assert merged.returncode == 0, merged.stderr


def succeeded(ran: dict[str, subprocess.CompletedProcess[str]]) -> bool:
    assert all(done.returncode == 0 for done in ran.values()), [(done.stdout, done.stderr) for done in ran.values()]
    return bool(ran)


def test_a_good_pull_request_is_checked_described_and_built(runner: Runner) -> None:
    propose(runner, "moon", ("sets the tide times", "determines the tide times"))
    ran = runner.job("check", "texts")
    assert succeeded(ran)
    assert ran["Check"].stdout == ""
    assert "[-sets-]" in runner.summary
    assert "{+determines+}" in runner.summary
    assert "determines" in (runner.clone / "changes.html").read_text(encoding="utf-8")
    page = site.tree(runner.clone / "site" / "moon" / "index.html").text_content()
    assert "The moon determines the tide times." in " ".join(page.split())


def test_a_pull_request_with_a_fault_is_told_at_the_line_and_not_built(runner: Runner) -> None:
    propose(runner, "moon", ("달은", "돌은"))
    ran = runner.job("check", "texts")
    assert ran["Check"].returncode == 1
    assert re.search(r"^::error file=translations/moon\.yaml,line=14,", ran["Check"].stdout, re.M)
    assert "돌은" in runner.summary
    assert "Build" not in ran
    assert not (runner.clone / "site").exists()


MENDED = ("The sea does not grow old.", "The sea never grows old.")
AGAINST_THE_PAST = {
    "S110 id-reused": [
        ("p7\n  kind: quotation", "p90\n  kind: quotation"),
        ("p9\n  kind: byline", "p7\n  kind: byline"),
    ],
    "S111 stale-status": [MENDED],
}


@pytest.mark.parametrize("told", AGAINST_THE_PAST)
def test_what_only_the_past_can_tell_is_told(told: str, runner: Runner) -> None:
    propose(runner, "tide", *AGAINST_THE_PAST[told])
    ran = runner.job("check", "texts")
    assert (ran["Check"].returncode, ran["Check"].stdout) == (0, "")
    assert ran["Check against what was there"].returncode == 1
    assert f"title={told}::" in ran["Check against what was there"].stdout
    assert "Build" not in ran


def test_a_sentence_mended_as_the_guide_says_is_accepted(runner: Runner) -> None:
    revision = code(ROOT / "CONTRIBUTING.md", "yaml")[0]
    propose(runner, "tide", MENDED, ("revisions:\n", f"revisions:\n{revision}"))
    assert succeeded(runner.job("check", "texts"))


def test_main_is_built_to_be_published(runner: Runner) -> None:
    address = {"DAEYEOK_URL": "https://example.org/editions"}
    assert succeeded(Runner(runner.clone, runner.env | address).job("publish", "build"))
    steps = workflow("publish")["jobs"]["build"]["steps"]
    uploaded = [step["with"]["path"] for step in steps if "path" in step.get("with", {})]
    assert [(runner.clone / path / "index.html").is_file() for path in uploaded] == [True]
    tree = site.tree(runner.clone / uploaded[0] / "index.html")
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://example.org/editions/"]
    assert [step["env"].keys() for step in steps if "env" in step] == [address.keys()]
    assert [step["with"]["fetch-depth"] for step in steps if "fetch-depth" in step.get("with", {})] == [0]


def test_a_draft_with_a_fault_is_not_left_out_of_what_is_published(runner: Runner) -> None:
    propose(runner, "moon", ("달은", "돌은"))
    for name in ("publish", "release"):
        ran = runner.job(name, "build")
        assert "translations/moon.yaml:14:5: S101" in ran["Check"].stdout
        assert "Build the site" not in ran


def test_a_release_has_every_download_and_the_site(runner: Runner) -> None:
    assert succeeded(runner.job("release", "build"))
    files = {path.name: path.read_bytes() for path in (runner.clone / "release").iterdir()}
    built = runner.clone / "site"
    offered = downloads((*EDITION_FORMATS, *CORPUS_FORMATS), Library("daeyeok", "대역"))
    names = {one.file(edition).name for one in offered for edition in ("moon", "tide")}
    assert files.keys() == {*names, "site.zip", "SHA256SUMS"}
    assert files["tide.xml"] == (built / "tide" / "tide.xml").read_bytes()
    with zipfile.ZipFile(runner.clone / "release" / "site.zip") as packed:
        assert packed.read("site/tide/index.html") == (built / "tide" / "index.html").read_bytes()
    sums = [line.split() for line in files.pop("SHA256SUMS").decode().splitlines()]
    assert sorted(sums) == sorted([hashlib.sha256(data).hexdigest(), name] for name, data in files.items())

    (made,) = runner.job("release", "publish").values()
    told = made.stdout.splitlines()
    assert told[:3] == ["release", "create", f"v{__version__}"]
    assert set(told[5:]) == {f"release/{name}" for name in (*files, "SHA256SUMS")}


def test_a_tag_that_is_not_the_programs_version_makes_no_release(runner: Runner) -> None:
    ran = Runner(runner.clone, runner.env | {"GITHUB_REF_NAME": "v99.0"}).job("release", "build")
    assert "v99.0" in ran["Compare the tag with the program's version"].stdout
    assert not (runner.clone / "release").exists()
