using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>The fold that is built in one go leaves the documents that folding line by line leaves, to the byte; what has no cell any more it does not keep.</summary>
static class Built
{
    static readonly HashSet<string> Carriers =
        new(["generate-waste", "file-manifest", "pick-up-waste", "hand-over-waste", "receive-waste", "combine-lots", "split-lot", "treat-waste"], StringComparer.Ordinal);

    public static void IsAsFolded(FoldDocuments folded, IReadOnlyList<Line> lines)
    {
        var build = new MeasureFold().Build()!;
        foreach (var line in lines)
        {
            build.Apply(build.Read(new FeedLine(line, Wire.Bytes(line), "")));
        }

        var built = build.Documents().ToDictionary(static d => d.Key, static d => d.Value, StringComparer.Ordinal);
        var known = folded.Scan<object>("").Where(d => !IsLeftEmpty(d.Value)).ToDictionary(static d => d.Key, static d => d.Value, StringComparer.Ordinal);
        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), built.Keys.Order(StringComparer.Ordinal));
        Assert.All(known, d => Assert.Equal(Text(d.Value, folded, d.Key), d.Value switch
        {
            SiteReach => Text(Packs.Read<SiteReach>(built[d.Key]), folded, d.Key),
            Guests => Text(Packs.Read<Guests>(built[d.Key]), null, d.Key),
            SumsIndex => Text(Packs.Read<SumsIndex>(built[d.Key]), folded, d.Key),
            _ => Convert.ToHexString(built[d.Key]),
        }));

        static bool IsLeftEmpty(object document) => document switch
        {
            SumMonth sums => sums.Sums.Count == 0,
            SiteReach reach => reach.Told.Values.All(static m => m.All(static c => c == 0)),
            _ => false,
        };
    }

    /// <summary>Reads each line from its bytes as it is read whole, and needs the whole of no line that only carries mass.</summary>
    public static void IsReadFromBytes(IReadOnlyList<Line> lines)
    {
        Assert.All(lines, static line =>
        {
            var (whole, read) = (new MassLine(line), MassScan.TryRead(Wire.Bytes(line)));
            Assert.True(read is not null || line.Corrects is not null || !Carriers.Contains(line.Act) || IsReceiptWithSoil(line), line.Act);
            Assert.True(read is null || !IsReceiptWithSoil(line), line.Act);
            if (read is not null)
            {
                Assert.Null(line.Corrects);
                Assert.Equal((whole.Number, whole.Act, whole.Manifest, whole.Fact), (read.Number, read.Act, read.Manifest, read.Fact));
                Assert.Equal(whole.Lots, read.Lots);
                Assert.Equal(whole.Moves, read.Moves);
                Assert.Equal(Filed(whole), Filed(read));
            }
        });

        static string? Filed(MassLine line) => line.Manifest is not null && line.Files() is { } files ? Convert.ToHexString(Packs.Bytes(files, typeof(ManifestState))) : null;
    }

    /// <summary>Its share of impurities is read from the whole.</summary>
    static bool IsReceiptWithSoil(Line line) => line.Receipt() is { } receipt
        && (receipt.SharedWeight?.ImpurityPerMille is not null || receipt.Items?.Any(static i => i.Quantity?.ImpurityPerMille is not null) == true);

    /// <param name="of">The documents that say which guests still have a cell; null where all of them are meant.</param>
    static string Text(object document, FoldDocuments? of, string key) => document switch
    {
        SiteReach reach => string.Join('\n', reach.Told.Concat(reach.Received).Where(static t => t.Value.Any(static c => c != 0))
            .Select(static t => $"{t.Key} {string.Join(' ', t.Value)}").Order(StringComparer.Ordinal)),
        Guests guests => string.Join(' ', guests.Producers.Where(p => of is null || SiteCells.Of(of, new(p)).Any(c => $"guests/{c.Key.Facility}" == key)).Order(StringComparer.Ordinal)),
        SumsIndex index => string.Join('\n', index.Divisions.SelectMany(d => d.Value.Where(m => HasSums(of!, d.Key, m)).Select(m => $"{d.Key} {m}")).Order(StringComparer.Ordinal)),
        _ => Convert.ToHexString(Packs.Bytes(document, document.GetType())),
    };

    static bool HasSums(FoldDocuments of, string division, string month) =>
        Enum.GetValues<Attribution>().Any(by => of.Get<SumMonth>(SumsIndex.KeyOf(by, division, month)) is { Sums.Count: > 0 });
}
