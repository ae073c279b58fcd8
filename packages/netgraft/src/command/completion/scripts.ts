/** The shells that there are scripts for. */
export const shells = ["bash", "zsh", "fish"] as const;

/** The script by which a shell completes `netgraft`: it asks the command itself, with the words up to the cursor. */
export function completionScript(shell: (typeof shells)[number]): string {
  return scripts[shell].trim();
}

const scripts: Readonly<Record<(typeof shells)[number], string>> = {
  // bash parts words at = and @ as well; the command gets whole ones, and gives what follows the last of those signs.
  bash: `
_netgraft() {
  local line="\${COMP_LINE:0:COMP_POINT}" IFS=$' \\t\\n' words
  read -ra words <<< "$line"
  [[ "$line" == *[[:space:]] ]] && words+=("")
  IFS=$'\\n'
  COMPREPLY=($(netgraft completion bash --words -- "\${words[@]:1}" 2>/dev/null))
  [[ "\${COMPREPLY[0]}" == *[/=.@\\(] ]] && compopt -o nospace
}
complete -o default -F _netgraft netgraft
`,
  zsh: `
_netgraft() {
  local -a lines values shown
  local line
  lines=("\${(@f)$(netgraft completion zsh --words -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  -- }")
  done
  (( $#values )) || { _files; return }
  [[ $values[1] == *[/=.@\\(] ]] && compadd -U -S '' -l -d shown -a values || compadd -U -l -d shown -a values
}
compdef _netgraft netgraft
`,
  fish: `
complete -c netgraft -k -a '(netgraft completion fish --words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
`,
};
