using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WasteFlow.House;

/// <summary>Whoever follows the README's tour after a demo gets somewhere: every command of it is run, and every one that the demo says is next.</summary>
public sealed partial class TourTest : IDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-tour-").FullName;

    [Fact]
    public async Task The_tour_of_the_readme_can_be_walked()
    {
        var demo = await Run("demo --no-serve --days 1");
        Assert.True(demo.Code == 0, demo.Said);
        Assert.StartsWith("正在启动", demo.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("once:", demo.Said, StringComparison.Ordinal);
        var next = Next().Matches(demo.Said).Select(m => m.Groups["command"].Value).ToList();
        Assert.Contains(next, c => c.StartsWith("trace --manifest ", StringComparison.Ordinal));
        var number = next.Single(c => c.StartsWith("trace ", StringComparison.Ordinal)).Split(' ')[2];
        var tour = Tour().Matches(Tree.Read("README.md")).Select(m => m.Groups["command"].Value.Trim())
            .Where(c => c is not ("demo" or "schemas")).Select(c => c.Replace(" NO", " " + number, StringComparison.Ordinal)).ToList();
        Assert.Contains(tour, c => c.StartsWith("verify ", StringComparison.Ordinal));
        tour.RemoveAll(c => c.Contains("issued.xlsx", StringComparison.Ordinal));
        foreach (var command in next.Concat(tour).Distinct())
        {
            var (code, said) = await Run(command);
            Assert.True(code == 0, $"{command}: {said}");
        }

        Assert.Equal(2, (await Run("report --plan guancheng --out nowhere/report.json")).Code);
    }

    /// <summary>The walks by curl, line by line, while a demo serves.</summary>
    [Fact]
    public async Task The_walks_end_with_a_report_that_is_verified_and_a_manifest_that_is_filed()
    {
        using var demo = Start("demo --days 1 --urls http://127.0.0.1:0");
        try
        {
            using var limit = new CancellationTokenSource(Limit);
            var address = "";
            while (address.Length == 0 && await demo.StandardOutput.ReadLineAsync(limit.Token) is { } said)
            {
                address = Address().Match(said).Groups["address"].Value;
            }

            Assert.NotEqual("", address);
            _ = demo.StandardOutput.ReadToEndAsync(limit.Token);
            var walk = string.Join('\n', Walk().Matches(Tree.Read("README.md")).Select(static m => m.Groups["walk"].Value))
                .Replace("http://127.0.0.1:5480", address, StringComparison.Ordinal)
                .Replace("schemas/plans", Tree.Full("schemas/plans"), StringComparison.Ordinal)
                .Replace("dotnet run --project src/WasteFlow --", $"dotnet {Path.Combine(AppContext.BaseDirectory, "wasteflow.dll")}", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder, "walk.sh"), "set -e\n" + walk, limit.Token);
            using var shell = Start("walk.sh", "bash");
            var error = shell.StandardError.ReadToEndAsync(limit.Token);
            var told = await shell.StandardOutput.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            Assert.True(shell.ExitCode == 0, await error + told);
            Assert.Contains("\"findings\":", told, StringComparison.Ordinal);
            Assert.Contains("\"state\":\"filed\"", told, StringComparison.Ordinal);
            Assert.Contains("ok: annex of guancheng 2025 at line", told, StringComparison.Ordinal);
            Assert.Contains("\"edition\":\"revised\"", await File.ReadAllTextAsync(Path.Combine(folder, "report.json"), limit.Token), StringComparison.Ordinal);
        }
        finally
        {
            demo.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<(int Code, string Said)> Run(string command)
    {
        using var program = Start(command);
        using var limit = new CancellationTokenSource(Limit);
        var error = program.StandardError.ReadToEndAsync(limit.Token);
        var text = await program.StandardOutput.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        return (program.ExitCode, await error + text);
    }

    Process Start(string command, string by = "dotnet")
    {
        string[] program = by == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "wasteflow.dll")] : [];
        var started = Process.Start(new ProcessStartInfo(by, [.. program, .. Words().Matches(command).Select(static w => w.Value.Trim('"'))])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        started.StandardInput.Close();
        return started;
    }

    /// <summary>As a shell takes a command apart: what stands in quotes is one word.</summary>
    [GeneratedRegex(@"""[^""]*""|[^ ]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^The portal is at (?<address>http://[^ ]+[0-9])/?\. ", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"```bash\n(?<walk>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Walk();

    [GeneratedRegex(@"^  (?<command>(report|trace|export|verify) .+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Next();

    [GeneratedRegex(@"^dotnet run --project src/WasteFlow -- (?<command>.+)$", RegexOptions.Multiline)]
    private static partial Regex Tour();
}
