using WasteFlow.Hosting;

namespace WasteFlow.Commands;

/// <summary>Files and folders that a person names for the program to write: one that cannot be is wrong use, in one sentence.</summary>
internal static class OutFile
{
    public static FileStream Create(string file) => Try(file, () => File.Create(file));

    public static DirectoryInfo Folder(string folder) => Try(folder, () => Directory.CreateDirectory(folder));

    public static void Try(string named, Action write) => Try(named, () =>
    {
        write();
        return true;
    });

    private static T Try<T>(string named, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CannotStart($"--out {named} cannot be written: {e.Message}", e) { IsWrongUse = true };
        }
    }
}
