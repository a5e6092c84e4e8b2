/**
 * Handles one visit to a show's queue as one atomic step in Redis. Takes one JSON object (see `QueueCommand`) and
 * returns one (see `QueueReply`). Times are milliseconds since 1970, UTC, by the database's clock.
 *
 * Keys, in the order of `queueKeys`:
 * - `waiting`: sorted set of the waiting entries, by their order in the queue (`orderOf` in queue-entry.ts).
 * - `mustReturnBy`: sorted set of the same entries, by the time of the visit after which they count as gone.
 * - `admitted`: sorted set of the admitted entries, by the end of their admission.
 * - `admittedAt`: hash of admitted entry to the start of its admission.
 * - `used`: sorted set of the entries that have booked, by when; `expired`: those whose admission ran out.
 * - `completeFrom`: from this time visitors are admitted. In the future only after Redis lost the queue.
 * - `averageStay`: moving average of the time between admission and departure.
 * - `lastVisit`: time of the last visit. `graceUntil`: until then no entry counts as gone, after a period without
 *   visits.
 * - `claims`: hash of admitted entry to `<time> <booking key>`. A time in the future means that the booking
 *   request is in the booking queue.
 */
export const QUEUE_SCRIPT = `
local waiting, mustReturnBy, admitted, admittedAt, used, completeFrom,
  averageStay, expired, lastVisit, graceUntil, claims = unpack(KEYS)
local args = cjson.decode(ARGV[1])
local now, entry = args.now, args.entryId

-- Lua writes large numbers with an exponent.
local function text(number) return string.format('%.0f', number) end

local function stopWaiting()
  redis.call('ZREM', waiting, entry)
  redis.call('ZREM', mustReturnBy, entry)
end

local function averageStayMs() return tonumber(redis.call('GET', averageStay)) or args.typicalStayMs end

-- Ends an admission at a time, and adds the length of the stay to the average with a weight of 1/20.
local function endAdmission(who, at, list)
  local since = redis.call('HGET', admittedAt, who)
  if since then
    local mean = averageStayMs()
    local stayed = math.max(0, at - tonumber(since))
    redis.call('SET', averageStay, text(mean + (stayed - mean) / 20), 'PX', args.ttlMs)
  end
  redis.call('ZREM', admitted, who)
  redis.call('HDEL', admittedAt, who)
  redis.call('HDEL', claims, who)
  redis.call('ZADD', list, text(now), who)
end

-- The time and the booking key of the entry's claim; nothing without a claim.
local function readClaim()
  return string.match(redis.call('HGET', claims, entry) or '', '^(%d+) (.*)$')
end

local function removeClaim(evenIfQueued)
  local at, key = readClaim()
  if key == args.key and (evenIfQueued or tonumber(at) <= now) then redis.call('HDEL', claims, entry) end
  return { status = 'admitted', admittedUntil = args.admittedUntil, since = now }
end

local commands = {}

function commands.finish()
  stopWaiting()
  endAdmission(entry, now, used)
  redis.call('ZREM', expired, entry)
  return { status = 'used' }
end

function commands.claim()
  redis.call('HSETNX', claims, entry, text(now) .. ' ' .. args.key)
  local at, key = readClaim()
  if key == args.key then return { status = 'admitted', admittedUntil = args.admittedUntil, since = now } end
  return { status = 'claimed', key = key, at = tonumber(at) }
end

function commands.releaseClaim() return removeClaim(false) end

function commands.dropClaim() return removeClaim(true) end

function commands.finishSoon()
  redis.call('ZADD', admitted, 'XX', 'LT', text(args.admittedUntil), entry)
  if redis.call('HEXISTS', claims, entry) == 1 then
    redis.call('HSET', claims, entry, text(args.admittedUntil) .. ' ' .. args.key)
  end
  return { status = 'admitted', admittedUntil = args.admittedUntil, since = now }
end

function commands.renew()
  redis.call('ZREM', expired, entry)
  redis.call('ZADD', admitted, 'GT', text(args.admittedUntil), entry)
  redis.call('HSETNX', admittedAt, entry, text(args.since))
  stopWaiting()
  return { status = 'admitted', admittedUntil = args.admittedUntil, since = args.since }
end

function commands.visit(completeAt)
  if redis.call('ZSCORE', expired, entry) then return { status = 'used' } end
  local admittedUntil = tonumber(redis.call('ZSCORE', admitted, entry))
  if admittedUntil then
    local since = tonumber(redis.call('HGET', admittedAt, entry)) or now
    return { status = 'admitted', admittedUntil = admittedUntil, since = since }
  end
  redis.call('ZADD', waiting, args.order, entry)
  local position = redis.call('ZRANK', waiting, entry)
  local free = math.max(0, args.admitAtOnce - redis.call('ZCARD', admitted))
  local admits = args.isOpen and now >= completeAt
  if admits and position < free then
    stopWaiting()
    redis.call('ZADD', admitted, text(args.admittedUntil), entry)
    redis.call('HSET', admittedAt, entry, text(now))
    return { status = 'admitted', admittedUntil = args.admittedUntil, since = now }
  end
  local interval = args.maxPollMs * 2
  if admits then interval = math.min(args.maxPollMs, args.minPollMs + position * args.perEntryMs) end
  redis.call('ZADD', mustReturnBy, text(now + interval + args.absentMs), entry)
  return {
    status = 'waiting', position = position, total = redis.call('ZCARD', waiting), free = free,
    completeAt = completeAt, averageStayMs = math.floor(averageStayMs()),
  }
end

-- Step 1: after a period without visits (an outage, perhaps), give all entries time to come back.
local seen = tonumber(redis.call('GET', lastVisit)) or now
local grace = tonumber(redis.call('GET', graceUntil)) or 0
local gap = now - seen
local comeBackMs = args.maxPollMs + args.absentMs
if gap > comeBackMs or (gap > args.quietMs and grace <= seen) then
  grace = now + comeBackMs
  redis.call('SET', graceUntil, text(grace), 'PX', args.ttlMs)
end
redis.call('SET', lastVisit, text(math.max(seen, now)), 'PX', args.ttlMs)

-- Step 2: end the admissions that have run out; an entry with a claim counts as used.
local ended = redis.call('ZRANGE', admitted, '-inf', text(now), 'BYSCORE', 'LIMIT', 0, 500, 'WITHSCORES')
for i = 1, #ended, 2 do
  local since = tonumber(redis.call('HGET', admittedAt, ended[i])) or 0
  if now >= grace or since + args.maxAdmissionMs <= now then
    local list = redis.call('HEXISTS', claims, ended[i]) == 1 and used or expired
    endAdmission(ended[i], tonumber(ended[i + 1]), list)
  end
end

-- Step 3: remove the waiting entries that did not come back in time, and forget old ones.
local gone = now < grace and {} or redis.call('ZRANGE', mustReturnBy, '-inf', text(now), 'BYSCORE', 'LIMIT', 0, 500)
if #gone > 0 then
  redis.call('ZREM', waiting, unpack(gone))
  redis.call('ZREM', mustReturnBy, unpack(gone))
end
for _, list in ipairs({ used, expired }) do
  redis.call('ZREMRANGEBYSCORE', list, '-inf', text(now - args.ttlMs))
end

-- Step 4: a queue that Redis does not know may have been lost, so admit nobody until all have come back.
local completeAt = tonumber(redis.call('GET', completeFrom)) or now + args.maxPollMs
redis.call('SET', completeFrom, text(completeAt), 'PX', args.ttlMs * 60)

-- Step 5: run the command; a used entry can only be finished again.
local reply = { status = 'used' }
if args.command == 'finish' or not redis.call('ZSCORE', used, entry) then
  reply = commands[args.command](completeAt)
end

-- Step 6: let all keys expire some time after the last visit.
for _, key in ipairs({ waiting, mustReturnBy, admitted, admittedAt, used, expired, claims }) do
  redis.call('PEXPIRE', key, args.ttlMs)
end
return cjson.encode(reply)
`;
