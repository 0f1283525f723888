"""Keeps the register that is served: loads it, and takes in a new one when the workspace holds newer snapshots."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import lru_cache
from multiprocessing import get_context

from amparo.archive.workspace import Workspace
from amparo.casework import changed_since
from amparo.casework.standing_register import StandingRegister, is_made, make, open_register, state_of, warm
from amparo.kernel.clock import Clock
from amparo.kernel.errors import AmparoError, UserError

EVERY = 10.0
"""Seconds between two looks at the workspace."""


class Keeper:
    """Holds the register.

    Args:
        workspace: where the snapshots are.
        on: the day to serve; ``None``: today's, whatever day that becomes.
        clock: tells today.
        every: seconds between two looks at the workspace.
    """

    def __init__(self, workspace: Workspace, on: date | None, clock: Clock, every: float = EVERY) -> None:
        self.workspace = workspace
        self.register: StandingRegister | None = None
        self.problem: AmparoError | None = None
        self.taken = 0
        self.failed = 0
        self._on = on
        self._clock = clock
        self._every = every
        self._changed = lru_cache(maxsize=16)(self._changed_since)

    def ready(self) -> StandingRegister:
        """Return the register.

        Raises:
            UserError: it is not loaded yet.
        """
        if self.register is None:
            raise UserError("register-not-ready")
        return self.register

    async def start(self) -> None:
        """Load a register that only needs to be mapped, before anything is asked of this process."""
        on = self._on or self._clock.today()
        try:
            state = await asyncio.to_thread(state_of, self.workspace, on)
        except AmparoError:
            return  # told when it is looked for again
        if is_made(self.workspace, state):
            await self.look()

    async def watch(self) -> None:
        """Load the register, then look again and again whether there is a newer one; ends when cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self._every)

    async def look(self) -> None:
        """Take in the register of now where it is not the one held; one that cannot be read leaves the last one."""
        on = self._on or self._clock.today()
        try:
            state = await asyncio.to_thread(state_of, self.workspace, on)
            if self.register is not None and self.register.state == state:
                self.problem = None
                return
            if not await asyncio.to_thread(is_made, self.workspace, state):
                await _in_process(make, self.workspace, on)
            register = await asyncio.to_thread(open_register, self.workspace, on)
            self.register = await asyncio.to_thread(warm, register)
            self.problem = None
            self.taken += 1
        except AmparoError as problem:
            self.problem = problem
            self.failed += 1
        except (OSError, BrokenProcessPool):  # a file went away while it was read, or the maker was ended
            self.problem = UserError("register-not-ready")
            self.failed += 1

    async def changed(self, since: date | None) -> frozenset[str] | None:
        """Return the listings that changed since a day; of no day: no answer."""
        if since is None:
            return None
        return await asyncio.to_thread(self._changed, self.ready().state, since)

    def _changed_since(self, state: str, since: date) -> frozenset[str]:
        del state  # what it is remembered under
        return changed_since.run(self.workspace, self.ready(), since)


async def _in_process(work: Callable[[Workspace, date], str], workspace: Workspace, on: date) -> None:
    """Make the register in a process of its own: whoever is being served meanwhile does not wait for it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        await asyncio.get_running_loop().run_in_executor(pool, work, workspace, on)
