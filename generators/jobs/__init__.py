"""The durable queue: renders that wait in the project's database until `work_through` makes them.

    queue = Queue(store, project_folder)
    queue.add(request, generator="previz", title="shot 1")
    await work_through(queue, LocalExecutor(), desk, print)

`rules` decides what runs next and what may be done to a job, without effects; `queue` writes it down; `running`
renders. The database is handed in: anything with the two methods of `Tables` will do, whose tables hold `jobs`.
"""

from __future__ import annotations

from generators.jobs.queue import Queue, Tables
from generators.jobs.records import Job, JobState
from generators.jobs.running import Desk, JobReport, work_through

__all__ = ["Desk", "Job", "JobReport", "JobState", "Queue", "Tables", "work_through"]
