using WasteFlow.Documents;

namespace WasteFlow.Units.Indicators;

/// <summary>A flow diagram with every source and every end there is shares its first page with the title and the words before it.</summary>
public class FlowPagesTest
{
    static readonly int[] Sources = [113, 778, 73, 15, 16, 1, 4], Ends = [212, 528, 122, 75, 46, 2, 1, 4, 4, 1, 1, 4];

    [Fact]
    public async Task It_is_drawn_on_the_first_page_of_a_pdf() => IsOnFirstPage(await PaperPdf.Of(Paper(), default));

    [Fact]
    public async Task It_is_drawn_on_the_first_page_of_an_office_file()
    {
        var folder = Directory.CreateTempSubdirectory("wasteflow-flows-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "flows.docx"), PaperDocx.Of(Paper()));
            await OfficePages.Run("soffice", [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "flows.docx")]);
            IsOnFirstPage(await File.ReadAllBytesAsync(Path.Combine(folder, "flows.pdf")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void IsOnFirstPage(byte[]? pdf) =>
        Assert.All(Ends.Select(static (_, i) => $"End{i + 1}."), end => Assert.Contains(PaperReading.Of(pdf!, "pdf"), t => t.Text.Contains(end, StringComparison.Ordinal) && t.Place.StartsWith("page 1,", StringComparison.Ordinal)));

    static Paper Paper()
    {
        var whole = Sources.Length;
        PaperNode[] nodes =
        [
            .. Sources.Select(static (s, i) => new PaperNode($"From{i + 1}.", $"{s} t", 0)), new("All", "1000 t", 1), .. Ends.Select(static (e, i) => new PaperNode($"End{i + 1}.", $"{e} t", 2)),
        ];
        PaperBand[] bands = [.. Sources.Select((s, i) => new PaperBand(i, whole, s)), .. Ends.Select((e, i) => new PaperBand(whole, whole + 1 + i, e))];
        return new(
            "en", Landscape: true, "Flow statement of a region whose name is long (2025)", ["Region · 2025 · ledger line 1", "Draft · it bears no number of issue"],
            [new PaperText(string.Concat(Enumerable.Repeat("What was there or came in, and what became of it. ", 5))), new PaperFlows("All streams", 250, nodes, bands), new PaperHeading("Table")],
            ["seal"], DateTimeOffset.UnixEpoch);
    }
}
