"""One command that runs the whole journal: `python -m config.supervisor` (what `make run` does).

    keeper      the process people see; when the manager below it ends, however it ends,
      │         the keeper kills whatever is left of its family
      └ manager prepares the data folder, starts the parts, restarts what dies, stops all
          ├ web           each part leads a process group of its own
          ├ worker-post
          ├ worker-work
          └ beat

Killing any one of these with SIGKILL leaves nothing behind: parts die with the manager
(PR_SET_PDEATHSIG), the manager stops all when the keeper dies, and orphans of a part come to
the manager or keeper (PR_SET_CHILD_SUBREAPER), which kills them. Linux only; on other systems
the parts run, but nobody cleans up after a SIGKILL.
"""
