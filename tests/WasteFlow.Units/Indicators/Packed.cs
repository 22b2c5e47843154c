using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>Documents that were packed are read as they were.</summary>
static class Packed
{
    public static void IsReadAsPacked(FoldDocuments documents)
    {
        Assert.All(documents.Scan<PostedBlock>("postings/"), static b => Assert.Equal(b.Value.All(), Again(b.Value).All()));
        Assert.All(documents.Scan<PostedSums>("posted-sums/"), static s => Assert.Equal(s.Value.All, Again(s.Value).All));
        Assert.All(documents.Scan<SiteMonth>("cells/"), static c =>
        {
            Assert.Equal(c.Value.Cells, Again(c.Value).Cells);
            Assert.Equal(c.Value.Blocks, Again(c.Value).Blocks);
        });
        Assert.All(documents.Scan<SumMonth>("sums/"), static s => Assert.Equal(s.Value.Sums, Again(s.Value).Sums));
        Assert.All(documents.Scan<LotBlock>("lots/"), static b => Assert.Equal(Packs.Bytes(b.Value, typeof(LotBlock)), Packs.Bytes(Again(b.Value), typeof(LotBlock))));
        Assert.All(documents.Scan<LotBlock>("lots/").SelectMany(static b => b.Value.All()), static h =>
        {
            Assert.Equal(JsonSerializer.Serialize(h.Value.State, Wire.Options), JsonSerializer.Serialize(Again(h.Value).State, Wire.Options));
            Assert.Equal(h.Value.Left().Items, Again(h.Value).Left().Items);
            Assert.Equal(Packs.Bytes(h.Value, typeof(FlowLot)), Packs.Bytes(Again(h.Value), typeof(FlowLot)));
        });
    }

    static T Again<T>(T document) where T : class => Packs.Read<T>(Packs.Bytes(document, typeof(T)));
}
