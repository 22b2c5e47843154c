using System.Diagnostics;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>The annex tables as an office opens them: LibreOffice makes a PDF of each XLSX and DOCX, and every cell's text stands in it; so it does in our own PDF.</summary>
public sealed class OfficeTest(OfficePages opened) : IClassFixture<OfficePages>
{
    /// <summary>The plans with a table of their own.</summary>
    public static TheoryData<string, string> Tables() =>
        [.. from plan in OfficePages.Annexes where plan.Plan is "guancheng" or "xinmi" or "jianan" from format in OfficePages.Formats select (plan.Plan, format)];

    public static TheoryData<string, int, int, string, string> Files() => [..
        from plan in OfficePages.Annexes
        from format in OfficePages.Formats
        from language in plan.Plan == OfficePages.InEnglishToo ? Sentences.Languages : ["zh"]
        select (plan.Plan, plan.Rows, plan.Texts, format, language)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_head_of_a_table_stands_on_each_of_its_pages(string plan, string format)
    {
        var pages = opened.Pages(plan, "zh", format);
        var ofTable = pages.TakeWhile(static p => !p.Contains("正文目标完成情况", StringComparison.Ordinal) && !p.Contains("正文目标（原文）", StringComparison.Ordinal)).ToList();
        Assert.InRange(ofTable.Count, 2, pages.Count - 1);
        Assert.All(ofTable, static p => Assert.Contains("三级指标", p, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_row_and_text_target_is_on_its_pages(string plan, int rows, int texts, string format, string language)
    {
        var tables = opened.Paper(plan, language).Blocks.OfType<PaperTable>().ToList();
        Assert.Equal((rows, texts), (tables[0].Rows.Count, tables[1].Rows.Count));
        var pages = opened.Text(plan, language, format);
        Assert.All(tables.SelectMany(static t => t.Rows).SelectMany(static r => r), c => Assert.Contains(OfficePages.Squeezed(c.Text), pages, StringComparison.Ordinal));
    }
}

/// <summary>The files, each opened once: LibreOffice takes seconds to start, and converts all of them in one go.</summary>
public sealed class OfficePages : IAsyncLifetime
{
    public const string InEnglishToo = "guancheng";

    public static readonly (string Plan, int Rows, int Texts)[] Annexes =
        [("guancheng", 41, 14), ("xinmi", 48, 17), ("jianan", 47, 55), ("zhengzhou", 25, 34), ("zhengzhou-etdz", 15, 21)];

    public static readonly string[] Formats = ["xlsx", "docx", "pdf"];

    static readonly TimeSpan Within = TimeSpan.FromMinutes(6);

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-office-").FullName;
    readonly Dictionary<string, Paper> papers = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
    readonly Dictionary<string, string[]> pages = new(StringComparer.Ordinal);

    public Paper Paper(string plan, string language) => papers[$"{plan}-{language}"];

    /// <summary>What is on the pages, squeezed.</summary>
    public string Text(string plan, string language, string format) => texts[$"{plan}-{language}-{format}"];

    /// <summary>The same page by page.</summary>
    public IReadOnlyList<string> Pages(string plan, string language, string format) => pages[$"{plan}-{language}-{format}"];

    /// <summary>Without what a page breaks lines with, and without the quotes that are set in another fount: a reader finds them before or after the words of their line.</summary>
    public static string Squeezed(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c) && c is not ('“' or '”')));

    public async ValueTask InitializeAsync()
    {
        foreach (var (plan, _, _) in Annexes)
        {
            var city = new HandWritten();
            city.Adopt(plan, Waste.Plans.Find(plan)!.Region, Waste.Plans.Find(plan)!.Text);
            var made = Making.Of(Taken.Of(city.Documents, city.Number, new(plan, null, null))!, Instant.FromUtc(2025, 7, 1, 1, 30));
            foreach (var language in plan == InEnglishToo ? Sentences.Languages : ["zh"])
            {
                papers[$"{plan}-{language}"] = Papers.Of(made, ReportKind.Annex, language);
                foreach (var format in Formats)
                {
                    await File.WriteAllBytesAsync(Name(plan, language, format), (await PaperFormats.Of(made, ReportKind.Annex, language, format, default))!);
                }
            }
        }

        // Both kinds become NAME.pdf, so each has a folder of its own.
        foreach (var format in Formats.Where(static f => f != "pdf"))
        {
            await Run("soffice", [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "pdf", "--outdir", Path.Combine(folder, format), .. Directory.GetFiles(folder, $"*.{format}")]);
        }

        foreach (var name in papers.Keys)
        {
            foreach (var format in Formats)
            {
                var text = await Run("pdftotext", ["-raw", format == "pdf" ? Path.Combine(folder, $"{name}.pdf") : Path.Combine(folder, format, $"{name}.pdf"), "-"]);
                (texts[$"{name}-{format}"], pages[$"{name}-{format}"]) = (Squeezed(text), [.. text.Split('\f').Select(Squeezed)]);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return default;
    }

    string Name(string plan, string language, string format) => Path.Combine(folder, $"{plan}-{language}.{format}");

    internal static async Task<string> Run(string program, string[] arguments)
    {
        using var limit = new CancellationTokenSource(Within);
        using var running = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var error = running.StandardError.ReadToEndAsync(limit.Token);
            var said = await running.StandardOutput.ReadToEndAsync(limit.Token);
            await running.WaitForExitAsync(limit.Token);
            Assert.True(running.ExitCode == 0, $"{program} ended with {running.ExitCode}: {await error}");
            return said;
        }
        finally
        {
            if (!running.HasExited) running.Kill(entireProcessTree: true);
        }
    }
}
