using System.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Units.Hosting;

/// <summary>Whatever comes in at a door is a value or a refusal that points to the field.</summary>
public class StrictReaderTest
{
    const string Fine = """
        {"actId":"5d9b0b48-058e-46d1-a978-237fa05c64b4","happenedAt":"2025-03-01T08:00:00Z","mover":"S1","carrier":"E2","receiver":"S3",
         "stream":"any","items":[{"code":"900-249-08","quantity":{"value":"1.5","unit":"t"},"method":"R9"}],"vehicle":null}
        """;

    [Fact]
    public void An_act_as_it_should_be_is_read_whole()
    {
        Assert.Null(StrictReader.Read<FileManifest>(Bytes(Fine), out var act, out var said));
        Assert.Equal("1.5", act!.Items[0].Quantity.Value);
        Assert.Null(act.Vehicle);
        Assert.Equal("S3", said.GetProperty("receiver").GetString());
    }

    [Theory]
    [InlineData("", "malformed_json", "")]
    [InlineData("{", "malformed_json", "")]
    [InlineData("{} {}", "malformed_json", "")]
    [InlineData("{\"a\":1,\"a\":2}", "field_twice", "/a")]
    [InlineData("{\"a\":[{\"b/\":1,\"b/\":2}]}", "field_twice", "/a/0/b~1")]
    [InlineData("[]", "field_malformed", "")]
    [InlineData("null", "field_malformed", "")]
    [InlineData("\"text\"", "field_malformed", "")]
    [InlineData("{}", "field_missing", "/actId")]
    public void What_is_no_act_at_all_is_refused(string json, string code, string pointer) => Refuses(json, code, pointer);

    [Theory]
    [InlineData("\"S1\"", "7", "field_malformed", "/mover")]
    [InlineData("\"S1\"", "\"a b\"", "field_malformed", "/mover")]
    [InlineData("\"S1\"", "\"\\ud800\"", "field_malformed", "/mover")]
    [InlineData("\"S1\"", "null", "field_missing", "/mover")]
    [InlineData("\"any\"", "\"a\\u0000b\"", "text_unprintable", "/stream")]
    [InlineData("\"any\"", "\"a\\u202eb\"", "text_unprintable", "/stream")]
    [InlineData("\"any\"", "\"a\\u200bb\"", "text_unprintable", "/stream")]
    [InlineData("\"mover\":", "\"paper\":\"a\\tb\",\"mover\":", "text_unprintable", "/paper")]
    [InlineData("\"mover\":", "\"contract\":\"a\\u2028b\",\"mover\":", "text_unprintable", "/contract")]
    [InlineData("\"mover\"", "\"moover\"", "unknown_field", "/moover")]
    [InlineData("\"mover\":\"S1\",", "", "field_missing", "/mover")]
    [InlineData("\"mover\"", "\"Mover\"", "unknown_field", "/Mover")]
    [InlineData("2025-03-01T08:00:00Z", "2025-03-01 08:00", "field_malformed", "/happenedAt")]
    [InlineData("2025-03-01T08:00:00Z", "2025-13-01T08:00:00Z", "field_malformed", "/happenedAt")]
    [InlineData("2025-03-01T08:00:00Z", "9999-12-31T23:59:59Z", "time_out_of_range", "/happenedAt")]
    [InlineData("2025-03-01T08:00:00Z", "2200-01-01T00:00:00Z", "time_out_of_range", "/happenedAt")]
    [InlineData("2025-03-01T08:00:00Z", "0001-01-01T00:00:00Z", "time_out_of_range", "/happenedAt")]
    [InlineData("2025-03-01T08:00:00Z", "-9998-01-01T00:00:00Z", "time_out_of_range", "/happenedAt")]
    [InlineData("\"vehicle\":null", "\"departure\":\"0001-03-01\"", "time_out_of_range", "/departure")]
    [InlineData("\"vehicle\":null", "\"departure\":\"9999-12-31\"", "time_out_of_range", "/departure")]
    [InlineData("5d9b0b48-058e-46d1-a978-237fa05c64b4", "1", "field_malformed", "/actId")]
    [InlineData("\"1.5\"", "1.5", "decimal_text_expected", "/items/0/quantity/value")]
    [InlineData("\"1.5\"", "\"1,5\"", "decimal_text_expected", "/items/0/quantity/value")]
    [InlineData("\"1.5\"", "\"1e3\"", "decimal_text_expected", "/items/0/quantity/value")]
    [InlineData("\"1.5\"", "\"-1\"", "mass_negative", "/items/0/quantity/value")]
    [InlineData("\"1.5\"", "\"99999999\"", "mass_absurd", "/items/0/quantity/value")]
    [InlineData("\"t\"", "\"lb\"", "unit_unknown", "/items/0/quantity/unit")]
    [InlineData("\"t\"", "\"m3\"", "factor_missing", "/items/0/quantity/factor")]
    [InlineData("\"unit\":\"t\"", "\"unit\":\"t\",\"weight\":1", "unknown_field", "/items/0/quantity/weight")]
    [InlineData("\"unit\":\"t\"", "\"unit\":\"t\",\"a/b~\":1", "unknown_field", "/items/0/quantity/a~1b~0")]
    [InlineData("[{\"code\"", "[null,{\"code\"", "field_malformed", "/items/0")]
    public void A_wrong_field_is_pointed_to(string right, string wrong, string code, string pointer) =>
        Refuses(Fine.Replace(right, wrong, StringComparison.Ordinal), code, pointer);

    [Theory]
    [InlineData("\"mover\"", "\"moover\"", "mover")]
    [InlineData("\"unit\":\"t\"", "\"unit\":\"t\",\"factr\":1", "factor")]
    [InlineData("\"mover\"", "\"x\"", null)]
    public void A_mistyped_field_is_answered_with_the_one_that_was_meant(string right, string wrong, string? meant) => Assert.Equal(
        meant, StrictReader.Read<FileManifest>(Bytes(Fine.Replace(right, wrong, StringComparison.Ordinal)), out _, out _)!.Details!.GetValueOrDefault("suggestion"));

    [Fact]
    public void Neither_depth_nor_length_is_without_end()
    {
        Refuses(new string('[', 100), "malformed_json", "");
        Refuses(Fine.Replace("\"any\"", $"\"{new string('x', 3000)}\"", StringComparison.Ordinal), "too_long", "/stream");
    }

    static void Refuses(string json, string code, string pointer)
    {
        var refused = StrictReader.Read<FileManifest>(Bytes(json), out var act, out _);
        Assert.NotNull(refused);
        Assert.Equal((code, pointer), (refused.Code, refused.Pointer));
        Assert.Null(act);
    }

    static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);
}
