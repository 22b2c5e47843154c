using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

public class LotBlockTest
{
    const string Code = "900-099-S59";

    [Fact]
    public void Lots_are_kept_in_the_order_of_their_ids_however_they_came()
    {
        var (block, other) = (new LotBlock(), new LotBlock());
        LotId[] lots = [new(8, 1), new(9, 1), new(9, 2), new(15, 1)];
        foreach (var lot in lots) block.Put(lot, Of($"at-{lot}"));
        foreach (var lot in lots.Reverse()) other.Put(lot, Of($"at-{lot}"));
        Assert.Equal(lots, block.All().Select(static l => l.Lot));
        Assert.Equal(Packs.Bytes(block, typeof(LotBlock)), Packs.Bytes(other, typeof(LotBlock)));
    }

    [Fact]
    public void A_lot_that_nobody_asks_for_is_stored_again_as_it_was()
    {
        var block = new LotBlock();
        foreach (var number in Enumerable.Range(1, 3)) block.Put(new(8, number), Of("works"));
        var again = Packs.Read<LotBlock>(Packs.Bytes(block, typeof(LotBlock)));
        again.Put(new(8, 2), Of("mill"));
        var last = Packs.Read<LotBlock>(Packs.Bytes(again, typeof(LotBlock)));
        Assert.Equal(["works", "mill", "works"], last.All().Select(static l => l.Value.State.Holder.Text));
        Assert.Null(last.Find(new(8, 4)));
    }

    [Fact]
    public void A_block_ends_where_the_next_begins() =>
        Assert.Equal([0, 0, 1, 1, 2], new long[] { 1, 7, 8, 15, 16 }.Select(static l => LotBlock.Of(new(l, 1))));

    [Fact]
    public void Lots_that_are_told_out_of_their_order_are_built_as_they_are_folded()
    {
        var city = new HandWritten();
        city.Site("works");
        city.Enter("works", Code, 5_000);
        Enter(city, new(city.Number + 1, 2), new(city.Number + 1, 1));
        Enter(city, new(1, 3), new(city.Number + 1, 1));
        city.Enter("works", Code, 7_000);
        Built.IsAsFolded(city.Documents, city.Lines);
        Stored.AreAsInMemory(city.Documents, city.Lines);
    }

    [Fact]
    public void A_lot_of_a_version_before_is_read_where_it_is_and_goes_on_in_a_block()
    {
        var (city, same) = (new HandWritten(), new HandWritten());
        foreach (var one in new[] { city, same })
        {
            one.Site("works");
            var lot = one.Enter("works", Code, 5_000);
            if (one == city)
            {
                KeepAlone(one.Documents);
                Assert.Equal("works", FlowLot.Find(one.Documents, LotId.Read(lot))!.State.Holder.Text);
            }

            one.Combine("works", Code, "general-industrial", (2_000, lot));
        }

        Assert.Equal(Blocks(same), Blocks(city));
        Assert.NotEmpty(Blocks(city));
    }

    static void KeepAlone(MemoryDocuments documents)
    {
        foreach (var (key, block) in documents.Scan<LotBlock>(LotBlock.Keys))
        {
            documents.Remove(key);
            foreach (var (lot, value) in block.All()) documents.Put($"lot/{lot}", value);
        }
    }

    static void Enter(HandWritten city, params LotId[] lots) => city.Add(
        new GenerateWaste(Guid.Empty, Instant.FromUtc(2025, 3, 5, 4, 0), new("works"), "general-industrial", new(Code), new("1", "g")),
        [.. lots.Select(l => city.Born(l, "works", Code, "general-industrial"))], [.. lots.Select(static l => new Move(Accounts.Generated, l.ToString(), 1_000))]);

    static IEnumerable<string> Blocks(HandWritten city) =>
        city.Documents.Scan<LotBlock>(LotBlock.Keys).Select(static b => $"{b.Key} {Convert.ToHexString(Packs.Bytes(b.Value, typeof(LotBlock)))}");

    static FlowLot Of(string holder) => new(new LotState("general-industrial", new(Code), new(holder), Places.Storage, new(2025, 3, 5), null, null, null));
}
