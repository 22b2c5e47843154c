using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WasteFlow.Journeys;

/// <summary>Who uses the program wrongly reads one sentence and gets the code 2; never a stack trace.</summary>
public sealed class WrongUseTest : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-wrong-use-").FullName;

    public WrongUseTest()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "no key, no folder");
        File.WriteAllText(Path.Combine(folder, "empty"), "");
    }

    [Theory]
    [InlineData("", 2, "say which command: run, demo")]
    [InlineData("import", 2, "import wants <kind> and <file>.")]
    [InlineData("import table file", 2, "--edition TEXT and --from DATE")]
    [InlineData("import sites nothing", 2, "There is no file nothing.")]
    [InlineData("run --urls nonsense", 2, "--urls nonsense is no address")]
    [InlineData("run --database oracle:foo", 2, "--database is none of")]
    [InlineData("run --bus http://x", 2, "--bus is neither")]
    [InlineData("export --data made --out nowhere/x", 2, "--out nowhere/x cannot be written")]
    [InlineData("export --data made --out .", 2, "--out . cannot be written")]
    [InlineData("schemas --out file", 2, "--out file cannot be written")]
    [InlineData("simulate --out file", 2, "--out file cannot be written")]
    [InlineData("demo --no-serve --data file", 2, "cannot be a folder")]
    [InlineData("migrate --data file", 2, "cannot be a folder")]
    [InlineData("verify --data made --key file", 2, "is no public key")]
    [InlineData("verify --file empty --key file", 2, "is no public key")]
    [InlineData("verify --file empty", 1, "bad line 1: the file holds no line and no trailer")]
    [InlineData("trace --lot L1-1';drop", 2, "is no lot's id: write L12-1.")]
    [InlineData("trace --from 2025-01-01", 2, "trace wants one of --manifest NO, --lot ID, --producer ID")]
    [InlineData("trace --producer works --from soon", 2, "--from soon is no day: write 2025-03-01.")]
    [InlineData("trace --lot L1-1 --at-line abc", 2, "--at-line wants a whole number, and abc is none.")]
    [InlineData("demo --seed abc", 2, "--seed wants a whole number, and abc is none.")]
    public async Task It_is_said_in_one_sentence(string command, int code, string says)
    {
        if (command.Contains("--data made", StringComparison.Ordinal)) Assert.Equal(0, (await Run("migrate --data made")).Code);
        var (got, said) = await Run(command);
        Assert.True(got == code, said);
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said, StringComparison.Ordinal);
        Assert.Equal(said.Split('\n').Distinct(), said.Split('\n'));
    }

    /// <summary>A start that fails leaves nothing that the next one would not touch.</summary>
    [Fact]
    public async Task A_taken_port_is_found_before_databases_are_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var (code, said) = await Run(FormattableString.Invariant($"demo --days 1 --data played --urls http://127.0.0.1:{port}"));
        Assert.True(code == 1, said);
        Assert.Contains("Another program listens", said, StringComparison.Ordinal);
        Assert.Equal(["made-by-demo"], Directory.GetFileSystemEntries(Path.Combine(folder, "played")).Select(Path.GetFileName));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<(int Code, string Said)> Run(string command)
    {
        using var program = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "wasteflow.dll"), .. command.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
        program.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = program.StandardError.ReadToEndAsync(limit.Token);
        var text = await program.StandardOutput.ReadToEndAsync(limit.Token);
        await program.WaitForExitAsync(limit.Token);
        return (program.ExitCode, (await error + text).Trim());
    }
}
