using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace WasteFlow.Journeys;

/// <summary>The built program in a process of its own, with its words in a file.</summary>
sealed partial class ProgramProcess : IAsyncDisposable
{
    /// <summary>On a busy machine folds take their time to save; who is ended before has not stopped in order.</summary>
    static readonly TimeSpan StopWithin = TimeSpan.FromMinutes(2);

    readonly Process process;
    readonly StringBuilder said = new();
    readonly Lock gate = new();
    bool disposed;

    /// <param name="folder">Where the program lies; without it, the one that was built with these tests.</param>
    public ProgramProcess(string name, string log, IReadOnlyList<string> arguments, string? folder = null)
    {
        Name = name;
        Log = log;
        process = new Process
        {
            StartInfo = new("dotnet", [Path.Combine(folder ?? AppContext.BaseDirectory, "wasteflow.dll"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public string Log { get; }

    public bool HasEnded => process.HasExited;

    /// <summary>All it said so far.</summary>
    public string Said
    {
        get
        {
            lock (gate) return said.ToString();
        }
    }

    /// <summary>The one-time code of the first administrator, where it said one.</summary>
    public string FirstCode => Code().Match(Said).Groups["code"].Value;

    /// <summary>Ends it as a loss of power would, without a word (SIGKILL).</summary>
    public async Task Kill()
    {
        process.Kill();
        using var limit = new CancellationTokenSource(StopWithin);
        await process.WaitForExitAsync(limit.Token);
    }

    /// <summary>Waits for a command that ends by itself; its exit code.</summary>
    public async Task<int> Ended(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Waits until it says this.</summary>
    public async Task Says(string words, TimeSpan within)
    {
        for (var until = Environment.TickCount64 + (long)within.TotalMilliseconds; !Said.Contains(words, StringComparison.Ordinal);)
        {
            if (HasEnded || Environment.TickCount64 > until) throw new InvalidOperationException($"{Name} did not say “{words}”{Environment.NewLine}{Said}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks it to stop, and ends it where it does not: this process, by its id, and none besides.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        if (!process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await ask.WaitForExitAsync(CancellationToken.None);
            using var limit = new CancellationTokenSource(StopWithin);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        process.Dispose();
    }

    void Hear(string? line)
    {
        if (line is null) return;
        lock (gate)
        {
            said.AppendLine(line);
            File.AppendAllText(Log, line + Environment.NewLine);
        }
    }

    [GeneratedRegex(@"with this code, once: (?<code>[A-Z0-9-]+)")]
    private static partial Regex Code();
}
