using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

public class ManifestBlockTest
{
    const string Stream = "general-industrial";
    const string Code = "900-099-S59";

    [Fact]
    public void Manifests_are_kept_in_the_order_of_their_numbers_however_they_came()
    {
        var (block, other) = (new ManifestBlock(), new ManifestBlock());
        string[] numbers = ["L12", "L10", "L19"];
        foreach (var number in numbers) block.Put(new(number), Of(number));
        foreach (var number in numbers.Reverse()) other.Put(new(number), Of(number));
        Assert.Equal(Packs.Bytes(block, typeof(ManifestBlock)), Packs.Bytes(other, typeof(ManifestBlock)));
        var again = Packs.Read<ManifestBlock>(Packs.Bytes(block, typeof(ManifestBlock)));
        again.Put(new("L10"), Of("mill"));
        Assert.Equal(["mill", "L12", "L19"], new[] { "L10", "L12", "L19" }.Select(n => again.Find(new(n))!.Mover.Text));
        Assert.Null(again.Find(new("L11")));
    }

    /// <summary>Between P-1 and P-2 there are P-10 to P-19, which are of another block.</summary>
    [Fact]
    public void Numbers_of_unequal_length_are_built_as_they_are_folded()
    {
        var city = new HandWritten();
        city.Site("works");
        foreach (var number in new[] { "P-2", "P-10", "P-1", "P-11", "Q-1" }) city.File(number, "works", "mill", Code, Stream, "C1");
        Assert.Equal(3, city.Documents.Scan<ManifestBlock>(ManifestBlock.Keys).Count);
        Built.IsAsFolded(city.Documents, city.Lines);
        Stored.AreAsInMemory(city.Documents, city.Lines);
    }

    [Fact]
    public void A_manifest_of_a_version_before_is_read_where_it_is_and_goes_on_in_a_block()
    {
        var (city, number) = (new HandWritten(), new ManifestNumber("L10"));
        city.Documents.Put($"manifest/{number}", Of("works").With(1));
        Assert.Equal("works", ManifestBlock.Find(city.Documents, number)!.Mover.Text);
        city.Site("works");
        city.Add(new PickUpWaste(Guid.Empty, At, number, new("carrier"), "豫A00001"), [], [], number.Text);
        Assert.Equal([1L, city.Number], ManifestBlock.Find(city.Documents, number)!.Lines);
        Assert.Single(city.Documents.Scan<ManifestBlock>(ManifestBlock.Keys));
    }

    static readonly Instant At = Instant.FromUtc(2025, 3, 5, 4, 0);

    static ManifestState Of(string mover) => new(new(mover), [new(new(Code), "C1", null)], new("mill"));
}
