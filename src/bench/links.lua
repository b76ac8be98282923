-- Requests on the links of a file of tokens, each token once: "post" casts votes, "click" opens the page and then casts,
-- "mint" asks for blocks. With a rate, requests begin when they are due, or as soon as a connection is free.
-- Started by scripts/bench.
local ffi = require("ffi")
ffi.cdef [[ typedef struct { long s; long ns; } timespec; int clock_gettime(int, timespec *); ]]
local mode, file, rate
local due = 0
local tokens, next_token, opened = {}, 1, nil
local headers = {
  ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  ["Accept-Language"] = "en",
  ["Accept"] = "application/json",
  ["Content-Type"] = "application/x-www-form-urlencoded"
}

local page_headers = {
  ["User-Agent"] = headers["User-Agent"],
  ["Accept-Language"] = "en",
  ["Accept"] = "text/html"
}

local mint_headers = { ["Authorization"] = "Bearer bench", ["Content-Type"] = "application/json" }

local function now()
  local time = ffi.new("timespec")
  ffi.C.clock_gettime(1, time)
  return tonumber(time.s) + tonumber(time.ns) / 1e9
end

-- Milliseconds until the next request is due, over all connections of this thread.
local function wait()
  due = math.max(due + 1 / rate, now() - 0.1)
  return math.max(0, (due - now()) * 1000)
end

function init(arguments)
  mode, file = arguments[1], arguments[2]
  rate = tonumber(arguments[5])
  if rate then delay = wait end
  local skip, take = tonumber(arguments[3]), tonumber(arguments[4])
  local n = 0
  for line in io.lines(file) do
    n = n + 1
    if n > skip then tokens[#tokens + 1] = line end
    if #tokens >= take then break end
  end
end

function request()
  if mode == "mint" then
    next_token = next_token + 1
    return wrk.format("POST", "/api/v1/blocks", mint_headers, '{"agent":"alice","ticket":"B' .. next_token .. '"}')
  end
  if mode == "click" and not opened then
    opened = tokens[next_token]
    return wrk.format("GET", "/f/" .. opened .. "/yes", page_headers)
  end
  local token = opened or tokens[next_token]
  opened = nil
  next_token = next_token % #tokens + 1
  return wrk.format("POST", "/f/" .. token .. "/yes", headers, "ran=1&webdriver=0")
end

function done(summary, latency)
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
