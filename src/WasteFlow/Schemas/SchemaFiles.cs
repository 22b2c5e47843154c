using System.Text;

namespace WasteFlow.Schemas;

/// <summary>A file the program writes about itself.</summary>
/// <param name="Path">Below the folder of schemas, with slashes.</param>
public sealed record SchemaFile(string Path, string Text);

/// <summary>Writes generated schemas, and takes away what is generated no more.</summary>
internal static class SchemaFiles
{
    private static readonly string[] Generated = ["messages", "http", "database", "cli"];

    public static void Write(string folder, IReadOnlyList<SchemaFile> files)
    {
        var wanted = files.ToDictionary(f => Path.GetFullPath(Path.Combine(folder, f.Path)), static f => f.Text, StringComparer.Ordinal);
        foreach (var (path, text) in wanted)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        foreach (var part in Generated.Select(g => Path.GetFullPath(Path.Combine(folder, g))).Where(Directory.Exists))
        {
            foreach (var stale in Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories).Where(f => !wanted.ContainsKey(f)))
            {
                File.Delete(stale);
            }
        }
    }
}
