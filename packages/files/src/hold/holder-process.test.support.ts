import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Takes folders, one after the other, in several processes at once, all of which are killed in the end.
 * @returns for each folder how its processes fared: `held`, or the code of the error
 */
export async function holdAtOnce(
  folders: readonly string[],
  processes: number,
): Promise<readonly (readonly string[])[]> {
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const told = (): Promise<readonly string[]> =>
    Promise.all(children.map(async ({ stdout }) => String((await once(stdout, "data"))[0])));
  try {
    // All have loaded what they need before the first begins.
    await told();
    const fared: string[][] = [];
    for (const folder of folders) {
      const answers = told();
      for (const { stdin } of children) stdin.write(folder);
      fared.push((await answers).toSorted());
    }
    return fared;
  } finally {
    const ends = children.map((child) => once(child, "exit"));
    for (const child of children) child.kill("SIGKILL");
    await Promise.all(ends);
  }
}

const module = new URL("folder-hold.js", import.meta.url).href;
const program = `
  import { holdFolder } from ${JSON.stringify(module)};
  process.stdin.on("data", async (folder) => {
    process.stdout.write(await holdFolder(String(folder)).then(() => "held", (error) => error.code));
  });
  process.stdout.write("ready");`;
