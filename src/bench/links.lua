-- Requests on the links of a file of tokens, each token once: "post" casts votes, "click" opens the page and then casts.
-- Started by scripts/bench.
local mode, file, count
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

function init(arguments)
  mode, file = arguments[1], arguments[2]
  local skip, take = tonumber(arguments[3]), tonumber(arguments[4])
  local n = 0
  for line in io.lines(file) do
    n = n + 1
    if n > skip then tokens[#tokens + 1] = line end
    if #tokens >= take then break end
  end
end

function request()
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
