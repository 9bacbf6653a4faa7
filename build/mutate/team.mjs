const away = 'services/team/share-away.test.ts'
const publishing = 'services/team/publish.test.ts'
const reading = 'services/team/reading.test.ts'
const hostile = 'services/team/hostile.test.ts'
const trusting = 'services/team/trusting.test.ts'

/** One deliberate error in each promise of the team folder. @type {import('./list.mjs').Mutation[]} */
export const mutations = [
  { what: 'a link replaces nothing', file: 'services/team/publish-file.ts', from: 'await port.link(temporary, final)', to: 'await port.rename(temporary, final)', test: away },
  { what: 'nothing is written to a folder that is not there', file: 'services/team/flush.ts', from: "else if (there.state !== 'there') keep({ ...state, code: 'ENOENT' })", to: '', test: away },
  { what: 'the folder is looked at again after a failure', file: 'services/team/flush.ts', from: "        there = await availability(port, root, folderId)\n", to: '', test: away },
  { what: 'the folder is the one that was joined', file: 'services/team/folder.ts', from: 'parsed.value.id === expected ?', to: 'parsed.value.id !== expected ?', test: away },
  { what: 'temporary files go', file: 'services/team/publish-file.ts', from: '    await port.remove(file)\n', to: '', test: publishing },
  { what: 'a failed link is looked at', file: 'services/team/publish-file.ts', from: "if (there !== 'absent') return there\n", to: '', test: away },
  { what: 'short writes are gone on with', file: 'services/team/local-file.ts', from: 'while (written < bytes.length)', to: 'if (written < bytes.length)', test: publishing },
  { what: 'a held name is waited for', file: 'services/team/publish-file.ts', from: 'await whileHeld(input, () => port.rename(temporary, final))', to: 'await port.rename(temporary, final)', test: publishing },
  { what: 'bytes first, then the promise', file: 'services/team/outbox.ts', from: "await writeLocal(this.port, path.join(this.queue, `${sha256}.item`), Buffer.from(text))", to: 'void text', test: publishing },
  { what: 'the content is what its name says', file: 'services/team/parse-file.ts', from: 'if (hash !== null && !sha256.startsWith(hash))', to: 'if (hash === null)', test: hostile },
  { what: 'the signature is over type and bytes', file: 'core/team/envelope.ts', from: 'signatures.some(({ sig }) => verify(key, pae(type, payload), sig))', to: 'signatures.length > 0', test: hostile },
  { what: 'an unknown key is not verified', file: 'core/team/trust.ts', from: "  if (!keyIds.has(keyId)) return 'unknown-key'\n", to: '', test: hostile },
  { what: 'a changed key is news', file: 'core/team/trust.ts', from: 'if (news.length > 0) changed.push', to: 'if (news.length > 9) changed.push', test: trusting },
  { what: 'a decision is about the keys of its day', file: 'core/team/trust.ts', from: '!(decided[machineId] ?? []).includes(id)', to: '(decided[machineId] ?? []).length === 0', test: trusting },
  { what: 'a claim is set beside its samples', file: 'core/team/entry-of.ts', from: 'Math.abs(claim.value / found.value - 1) > claimTolerance', to: 'Math.abs(claim.value / found.value - 1) > 100', test: hostile },
  { what: 'a placeholder is not opened', file: 'services/team/read-whole.ts', from: 'blocks === 0 && size > 4096', to: 'blocks === -1 && size > 4096', test: reading },
  { what: 'what could not be listed is not gone', file: 'services/team/scan.ts', from: 'if (!hidden && ', to: 'if (', test: 'services/team/scan.test.ts' },
  { what: 'only its own key takes a result back', file: 'core/team/fleet.ts', from: 'this.gone.has(`${entry.sha256} ${entry.keyId}`)', to: '[...this.gone].some((each) => each.startsWith(entry.sha256))', test: reading },
  { what: 'the final bytes are searched', file: 'services/team/publishing.ts', from: 'if (leaks.length > 0) throw', to: 'if (leaks.length > 99) throw', test: 'services/team/publishing.test.ts' },
  { what: 'fleet: an answer belongs to its file', file: 'services/team/reader-pool.ts', from: 'take(from + job, answer)', to: 'take(job, answer)', test: 'services/team/reader-pool.test.ts' },
  { what: 'fleet: only what counts is planned with', file: 'core/team/fleet-place.ts', from: 'fleet.machines.filter(({ latest }) => latest.counts)', to: 'fleet.machines', test: 'services/team/plan.test.ts' },
  { what: 'fleet: memory is never summed', file: 'core/team/could-run.ts', from: 'return { ...targetOfGpu(gpu), gpuCount: count }', to: 'return { ...targetOfGpu(gpu), haveBytes: count * targetOfGpu(gpu).haveBytes, gpuCount: count }', test: 'services/team/plan.test.ts' },
  { what: 'fleet: own throughput is no colleague\'s', file: 'core/workload/elsewhere.ts', from: 'ownUnitsPerSecond: null', to: '...{}', test: 'cli/team/team.test.ts' },
  { what: 'fleet: hours cost electricity', file: 'core/team/fleet-cost.ts', from: '12 * ownMonth({ ...defaults, hoursPerWeek,', to: '12 * ownMonth({ ...defaults,', test: 'services/team/plan.test.ts' },
  { what: 'fleet: a group is what counts', file: 'core/team/groups.ts', from: 'if (!counts) return\n    this.counts++', to: 'this.counts++\n    if (!counts) return', test: 'services/team/plan.test.ts' },
  { what: 'fleet: two machines of a name are no guess', file: 'core/team/reference.ts', from: 'if (found.length === 1) return found[0]!', to: 'if (found.length >= 1) return found[0]!', test: 'services/team/team-run.test.ts' },
  { what: 'fleet: what does not count says so', file: 'core/team/reference.ts', from: "counts ? '' :", to: "true ? '' :", test: 'cli/team/team.test.ts' },
  { what: 'fleet: a run that is not there is told', file: 'services/app/team-runs.ts', from: 'if (answer instanceof UserError) throw answer', to: 'if (answer === undefined) throw answer', test: 'services/app/team-runs.test.ts' },
  { what: 'large: the index is written in pieces', file: 'services/team/index-store.ts', from: 'if (!full() && text.length < writtenAtOnce) continue', to: 'continue', test: 'services/team/slices.test.ts' },
  { what: 'large: a month is sorted in slices', file: 'services/team/listing.ts', from: 'upwards(b, a) : upwards, mostInARow)', to: 'upwards(b, a) : upwards, 1e9)', test: 'services/team/slices.test.ts' },
  { what: 'large: a fleet is put together once for all who ask', file: 'services/app/team-desk.ts', from: 'if (this.gathering?.index === membership.index) return', to: 'if (this.seenAt === 1) return', test: 'services/app/team-desk.test.ts' },
  { what: 'no cell starts a formula', file: 'core/text/csv.ts', from: 'formula.test(value) ?', to: 'value === formula.source ?', test: 'core/text/csv.test.ts' },
]
