namespace WasteFlow.Hosting;

/// <summary>A secret in a file that only its owner can read, made once; several processes may ask for it at the same time.</summary>
public static class SecretFile
{
    public static string ReadOrMake(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            // Written aside and moved, so that nobody reads half a secret; whoever moves first has made it.
            var aside = $"{path}.{Guid.NewGuid():N}";
            using (var writer = new StreamWriter(aside, options))
            {
                writer.Write(make());
            }

            try
            {
                File.Move(aside, path, overwrite: false);
            }
            catch (IOException)
            {
                File.Delete(aside);
            }
        }

        return File.ReadAllText(path);
    }
}
