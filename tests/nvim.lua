-- A session of Neovim's own client with `verse lsp`: what it was told is printed as JSON, one object a line.
local verse, draft = vim.env.VERSE, vim.env.DRAFT
local function say(name, value) io.stdout:write(vim.fn.json_encode({ name, value }) .. "\n") end
local function wait(done) return vim.wait(30000, done, 20) end

vim.api.nvim_command("edit " .. draft)
local buffer = vim.api.nvim_get_current_buf()
local published = 0
local handler = vim.lsp.handlers["textDocument/publishDiagnostics"]
local client = vim.lsp.start_client({
  name = "verse",
  cmd = { verse, "lsp" },
  root_dir = vim.fn.getcwd(),
  handlers = {
    ["textDocument/publishDiagnostics"] = function(...)
      published = published + 1
      return handler(...)
    end,
  },
})
vim.lsp.buf_attach_client(buffer, client)
local function diagnostics()
  return vim.tbl_map(function(found) return { found.lnum + 1, found.code or found.user_data.lsp.code } end, vim.diagnostic.get(buffer))
end
local function ask(method, params)
  local answer = vim.lsp.buf_request_sync(buffer, method, params, 30000)
  return answer and answer[client] and answer[client].result or vim.NIL
end

wait(function() return published > 0 end)
say("opened", diagnostics())

-- A letter of the word that rhymes is typed; the rhyme is taken from what is offered.
local uri = vim.uri_from_bufnr(buffer)
vim.api.nvim_buf_set_text(buffer, 2, 31, 2, 34, { "s" })
wait(function() return published > 1 end)
say("typing", diagnostics())
local offered = ask("textDocument/completion", { textDocument = { uri = uri }, position = { line = 2, character = 32 } })
for _, item in ipairs(offered.items) do
  if item.label == "sleep" then vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, "utf-16") end
end
say("line", vim.api.nvim_buf_get_lines(buffer, 2, 3, true)[1])
local hover = ask("textDocument/hover", { textDocument = { uri = uri }, position = { line = 2, character = 33 } })
say("hover", hover.contents.value)
local before = published
vim.api.nvim_command("write")
wait(function() return published > before end)
say("saved", diagnostics())
vim.lsp.stop_client(client)
say("stopped", wait(function() return vim.lsp.client_is_stopped(client) end))
vim.api.nvim_command("qall!")
