using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>Documents that were packed are read as they were.</summary>
static class Packed
{
    public static void IsReadAsPacked(FoldDocuments documents)
    {
        Assert.All(documents.Scan<PostedBlock>("postings/"), static b => Assert.Equal(b.Value.All(), Again(b.Value).All()));
        Assert.All(documents.Scan<PostedSums>("posted-sums/"), static s => Assert.Equal(Sums(s.Value), Sums(Again(s.Value))));
        Assert.All(documents.Scan<SiteMonth>("cells/"), static c => Assert.Equal((Text(c.Value.Cells), Text(c.Value.Blocks!)), (Text(Again(c.Value).Cells), Text(Again(c.Value).Blocks!))));
        Assert.All(documents.Scan<SumMonth>("sums/"), static s => Assert.Equal(s.Value.Sums, Again(s.Value).Sums));
        Assert.All(documents.Scan<LotHistory>("moved/"), static h =>
        {
            Assert.Equal(h.Value.Left().Items, Again(h.Value).Left().Items);
            Assert.Equal(Packs.Bytes(h.Value, typeof(LotHistory)), Packs.Bytes(Again(h.Value), typeof(LotHistory)));
        });
    }

    static T Again<T>(T document) where T : class => Packs.Read<T>(Packs.Bytes(document, typeof(T)));

    static Dictionary<(string, SiteId, CellKey), long> Sums(PostedSums of)
    {
        var sums = new Dictionary<(string Month, SiteId Producer, CellKey Key), long>();
        of.AddTo(sums);
        return sums;
    }

    static string Text(System.Collections.IEnumerable of) => string.Join(' ', of.Cast<object>());
}
