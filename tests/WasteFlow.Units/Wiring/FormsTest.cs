using WasteFlow.Provenance;
using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Custody;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Ledger.Tracing;

namespace WasteFlow.Units.Wiring;

/// <summary>The quick way writes the serialiser's bytes and reads what the serialiser reads; hashes rest on it.</summary>
public sealed class FormsTest
{
    const int Values = 400;

    public static TheoryData<Type> Types =>
    [
        .. Acts.All.Values, typeof(Line), typeof(Ask), typeof(Answer), typeof(AskLedger), typeof(LedgerAnswered), typeof(Trace), typeof(ManifestView),
        typeof(LotState), typeof(StoreState), typeof(SiteState), typeof(ManifestState), typeof(AllowanceState), typeof(SeriesState), typeof(HoldsState),
        typeof(TracedLot), typeof(TracedManifest), typeof(TracedTreatment),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_bytes_are_those_of_the_wire_format(Type type)
    {
        for (var seed = 0; seed < Values; seed++)
        {
            var value = new Anything(seed).Of(type);
            Assert.Equal(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, type, Wire.Options)), Encoding.UTF8.GetString(Wire.Bytes(value, type)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_was_written_is_read_as_the_same(Type type)
    {
        for (var seed = 0; seed < Values; seed++)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(new Anything(seed).Of(type), type, Wire.Options);
            Assert.Equal(bytes, Wire.Bytes(Wire.Read(bytes, type)!, type));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_read_exactly_would_be_written_just_so(Type type)
    {
        for (var seed = 0; seed < Values; seed++)
        {
            var random = new Random(seed);
            var bytes = JsonSerializer.SerializeToUtf8Bytes(new Anything(seed).Of(type), type, Wire.Options);
            var spoilt = Spoil(bytes, random);
            if (Wire.ReadExact(spoilt, type) is { } read)
            {
                Assert.Equal(Encoding.UTF8.GetString(spoilt), Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(read, type, Wire.Options)));
                Assert.Equal(spoilt, JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize(spoilt, type, Wire.Options), type, Wire.Options));
            }
        }
    }

    [Fact]
    public void Acts_are_read_without_the_serialiser()
    {
        var act = new GenerateWaste(Guid.Parse("0190a000-0000-7000-8000-000000000001"), NodaTime.Instant.FromUtc(2025, 3, 1, 0, 0), new("works-1"), "s", new("900-249-08"), new("1.5", "t"));
        Assert.Equal(act, Wire.ReadExact(JsonSerializer.SerializeToUtf8Bytes(act, Wire.Options), typeof(GenerateWaste)));
        Assert.Null(Wire.ReadExact(JsonSerializer.SerializeToUtf8Bytes(act, new JsonSerializerOptions(Wire.Options) { WriteIndented = true }), typeof(GenerateWaste)));
    }

    /// <summary>One byte is another, is gone, or is there twice; or nothing was done.</summary>
    static byte[] Spoil(byte[] bytes, Random random)
    {
        const string Signs = "{}[]:,\"\\ 0123456789-+.eEtrufalsn\n\tZTAF_";
        var at = random.Next(bytes.Length);
        return random.Next(4) switch
        {
            0 => bytes,
            1 => [.. bytes[..at], .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], bytes[at], .. bytes[at..]],
            _ => [.. bytes[..at], (byte)Signs[random.Next(Signs.Length)], .. bytes[(at + 1)..]],
        };
    }
}
