/**
 * Checks the messages of the commits that a change brings: `node scripts/commits.mjs <base>` (by default origin/main, where there is
 * one). The first line is under 72 characters and ends without a full stop; what follows stands after an empty line.
 */
import { spawnSync } from "node:child_process";

const longest = 72;
const base = process.argv[2] ?? "origin/main";
if (git("rev-parse", "--verify", "--quiet", base) === undefined) {
  console.log(`there is no ${base} to compare with`);
  process.exit(0);
}
const problems = (git("log", "--no-merges", "--format=%H", `${base}..HEAD`) ?? "")
  .split("\n")
  .filter(Boolean)
  .flatMap((commit) => {
    const [subject = "", blank = ""] = (git("show", "--no-patch", "--format=%B", commit) ?? "").split("\n");
    const found = [];
    if (subject.length >= longest)
      found.push(`the first line has ${subject.length} characters; expected under ${longest}`);
    if (subject.endsWith(".")) found.push("the first line ends with a full stop");
    if (blank !== "") found.push("the second line is not empty");
    return found.map((problem) => `${commit.slice(0, 8)} "${subject}": ${problem}`);
  });
for (const problem of problems) console.log(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** @param {...string} parameters */
function git(...parameters) {
  const { status, stdout } = spawnSync("git", parameters, { encoding: "utf8" });
  return status === 0 ? stdout.trimEnd() : undefined;
}
