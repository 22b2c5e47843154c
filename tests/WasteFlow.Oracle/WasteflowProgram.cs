using System.Diagnostics;

namespace WasteFlow.Oracle;

/// <summary>Built programs, called as a stranger would: by their command line.</summary>
static class WasteflowProgram
{
    static readonly TimeSpan RunWithin = TimeSpan.FromMinutes(Environment.GetEnvironmentVariable("WASTEFLOW_PROOF") == "full" ? 60 : 8);

    static readonly string Wasteflow = Find("src/WasteFlow", "wasteflow.dll");

    public static Task<(int Code, string Output)> Run(params string[] arguments) => Run(Wasteflow, arguments);

    /// <summary>Plays the crowd of the property tests, and leaves its journals and what was told of them in a folder.</summary>
    public static async Task PlayCrowd(string folder)
    {
        var (code, output) = await Run(Find("tests/WasteFlow.Units", "WasteFlow.Units.dll"), ["crowd", folder]);
        Assert.True(code == 0, output);
    }

    /// <summary>Has the program report of every journal in a folder, beside it.</summary>
    public static async Task Report(string folder)
    {
        var (code, output) = await Run(Find("tests/WasteFlow.Units", "WasteFlow.Units.dll"), ["reports", folder]);
        Assert.True(code == 0, output);
    }

    /// <summary>Has the program make reports as of a line of <c>journal.ndjson</c> in a folder, when it ends there and when it has gone on.</summary>
    public static async Task Again(string folder, int line)
    {
        var (code, output) = await Run(Find("tests/WasteFlow.Units", "WasteFlow.Units.dll"), ["again", folder, line.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.True(code == 0, output);
    }

    static async Task<(int Code, string Output)> Run(string path, string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        program.StandardInput.Close();
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(RunWithin);
        try
        {
            await program.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            program.Kill(entireProcessTree: true);
            throw;
        }

        var text = await output;
        return (program.ExitCode, program.ExitCode == 0 ? text : $"{text}{Environment.NewLine}{await error}");
    }

    /// <summary>What it says where it goes well.</summary>
    public static async Task<string> Say(params string[] arguments)
    {
        var (code, output) = await Run(arguments);
        Assert.True(code == 0, $"wasteflow {string.Join(' ', arguments)} ended with {code}: {output}");
        return output;
    }

    /// <summary>Beside this test's own build, of the same configuration.</summary>
    static string Find(string project, string program)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(folder.Parent!.Name, folder.Name);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WasteFlow.sln"))) folder = folder.Parent;
        var path = Path.Combine(folder!.FullName, project, "bin", built, program);
        return File.Exists(path) ? path : throw new InvalidOperationException($"{path} is not there: build the solution first.");
    }
}
