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
        foreach (var command in next.Concat(tour).Distinct())
        {
            var (code, said) = await Run(command);
            Assert.True(code == 0, $"{command}: {said}");
        }

        Assert.Equal(2, (await Run("report --plan guancheng --out nowhere/report.json")).Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<(int Code, string Said)> Run(string command)
    {
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wasteflow.dll"), .. command.Split(' ')])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        program.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var error = program.StandardError.ReadToEndAsync(limit.Token);
        var text = await program.StandardOutput.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        return (program.ExitCode, await error + text);
    }

    [GeneratedRegex(@"^  (?<command>(report|trace|export|verify) .+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Next();

    [GeneratedRegex(@"^dotnet run --project src/WasteFlow -- (?<command>.+)$", RegexOptions.Multiline)]
    private static partial Regex Tour();
}
