export const helpText = `FreeCC: any LLM in Claude Code.

Usage: freecc <command> [options]

  serve               Start the proxy. Settings come from .env in the current folder and the environment.
    --host <address>    Address to listen on (127.0.0.1)
    --port <number>     Port to listen on (8082; 0 lets the system choose)
    --env-file <path>   Read this file instead of .env

  env                 Print the commands that point Claude Code at FreeCC; in bash or zsh: eval "$(freecc env)"
    --shell <name>      posix, fish, powershell or cmd (default: the shell in use)
    --plain             Only the address and the token, without the models' names and sizes

  run -- <command>    Start a command, such as claude, that uses FreeCC; it gets no provider's key

  doctor              Check settings, keys, port, providers and Claude Code, and say what to do
    --env-file <path>   Check this file instead of .env

  -h, --help          Show this text
  -v, --version       Show the version

Every setting is described in .env.example.`
