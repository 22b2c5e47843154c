using System.Diagnostics;

namespace WasteFlow.Documents;

/// <summary>A paper as PDF: a Chromium prints its HTML. Its text is that of the paper; its bytes are the browser's.</summary>
public static class PaperPdf
{
    /// <summary>What to do where no browser is found.</summary>
    public const string Missing = "Install Debian's package chromium (and fonts-noto-cjk), or name a Chromium in WASTEFLOW_CHROMIUM; the HTML prints to the same PDF in any browser.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(120);

    // A browser takes some hundred megabytes: one at a time.
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>The browser that prints: <c>WASTEFLOW_CHROMIUM</c>, or one on the path; null where there is none.</summary>
    public static string? Browser() =>
        new[] { Environment.GetEnvironmentVariable("WASTEFLOW_CHROMIUM") }
            .Concat(from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    from name in Names
                    select Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>The PDF; null where there is no browser.</summary>
    /// <exception cref="IOException">The browser printed nothing; the message holds what it said.</exception>
    public static async Task<byte[]?> Of(Paper paper, CancellationToken cancel)
    {
        if (Browser() is not { } browser)
        {
            return null;
        }

        await One.WaitAsync(cancel);
        var folder = Directory.CreateTempSubdirectory("wasteflow-pdf-");
        try
        {
            var (html, pdf) = (Path.Combine(folder.FullName, "paper.html"), Path.Combine(folder.FullName, "paper.pdf"));
            await File.WriteAllBytesAsync(html, PaperHtml.Of(paper), cancel);
            await Print(browser, folder.FullName, html, pdf, cancel);
            return await File.ReadAllBytesAsync(pdf, cancel);
        }
        finally
        {
            folder.Delete(recursive: true);
            One.Release();
        }
    }

    private static async Task Print(string browser, string folder, string html, string pdf, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={folder}/profile" })
        {
            start.ArgumentList.Add(argument);
        }

        // A browser run by root has no sandbox to be in; the page is our own and has no script.
        if (Environment.UserName == "root")
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add($"--print-to-pdf={pdf}");
        start.ArgumentList.Add(new Uri(html).AbsoluteUri);
        using var printing = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Within);
        try
        {
            var said = printing.StandardError.ReadToEndAsync(limit.Token);
            await printing.StandardOutput.ReadToEndAsync(limit.Token);
            await printing.WaitForExitAsync(limit.Token);
            if (!File.Exists(pdf))
            {
                throw new IOException($"{browser} printed nothing: {await said}");
            }
        }
        finally
        {
            if (!printing.HasExited)
            {
                printing.Kill(entireProcessTree: true);
            }
        }
    }
}
