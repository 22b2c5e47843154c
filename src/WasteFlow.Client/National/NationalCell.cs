using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Client.National;

/// <summary>Reads a cell of a file of the national platform as its mapping says.</summary>
/// <param name="siteOf">Our site of a unit by its credit code; throws <see cref="FormatException"/> where there is none, or more than one.</param>
internal sealed class NationalCell(Func<string, string> siteOf)
{
    /// <summary>What is needed is not there.</summary>
    public static CellFault Blank => new("空白，或文件中没有此列", "is blank or not in the file");

    private static readonly string[] Days = ["uuuu-MM-dd", "uuuu/M/d", "uuuuMMdd", "uuuu.M.d"];
    private static readonly string[] Times = ["uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu/M/d H:mm:ss", "uuuu/M/d H:mm"];
    private static readonly char[] Between = ['、', '，', ',', ';', '；', ' '];

    /// <exception cref="FormatException">It is none of its kind; the message says what was expected.</exception>
    public JsonNode Read(string way, string cell) => way switch
    {
        "text" => JsonValue.Create(cell),
        "site" => JsonValue.Create(siteOf(cell)),
        "code" => JsonValue.Create(Code(cell).Text),
        "stream" => JsonValue.Create(WasteCodes.StreamOf(Code(cell)) ?? throw Unlike("名录中的废物代码", "a waste code of our lists", cell)),
        "tonnes" => new JsonObject { ["value"] = Decimal(cell), ["unit"] = "t" },
        "number" => JsonValue.Create(int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unlike("整数", "a whole number", cell)),
        "list" => new JsonArray([.. cell.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(static c => JsonValue.Create(c))]),
        "date" => JsonValue.Create(LocalDatePattern.Iso.Format(Date(cell))),
        "month" => JsonValue.Create(LocalDatePattern.Iso.Format(Date(cell.Length == 7 ? cell + "-01" : cell).With(DateAdjusters.StartOfMonth))),
        "day" => Instant(Waste.Calendar.StartOf(Date(cell))),
        "time" => Instant(Time(cell)),
        _ => JsonValue.Create(Word(way, cell)),
    };

    /// <summary>Eight digits are read with their hyphens, as the platform leaves them out.</summary>
    private static WasteCode Code(string cell)
    {
        var text = cell.Length == 8 && cell.All(char.IsAsciiDigit) ? $"{cell[..3]}-{cell[3..6]}-{cell[6..]}" : cell;
        return WasteCode.TryRead(text, out var code) && WasteCodes.Objection(code, "") is null ? code : throw Unlike("废物代码（如 900-249-08）", "a waste code, as 900-249-08", cell);
    }

    private static string Decimal(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tonnes)
            ? tonnes.ToString(CultureInfo.InvariantCulture)
            : throw Unlike("吨数", "a number of tonnes", cell);

    private static LocalDate Date(string cell)
    {
        foreach (var form in Days)
        {
            if (LocalDatePattern.CreateWithInvariantCulture(form).Parse(cell) is { Success: true } read)
            {
                return read.Value;
            }
        }

        throw Unlike("日期（如 2026-03-05）", "a date, as 2026-03-05", cell);
    }

    /// <summary>The platform's times are those of Asia/Shanghai; a date alone is its beginning.</summary>
    private static Instant Time(string cell)
    {
        foreach (var form in Times)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(form).Parse(cell) is { Success: true } read)
            {
                return read.Value.InZoneLeniently(Waste.Calendar.Zone).ToInstant();
            }
        }

        return Waste.Calendar.StartOf(Date(cell));
    }

    private static JsonNode Instant(Instant at) => JsonSerializer.SerializeToNode(at, Wire.Options)!;

    /// <summary>One of the words that the mapping knows, as <c>接受=accepted 拒收=refused</c>.</summary>
    private static string Word(string way, string cell)
    {
        var words = NationalWords.Read(way);
        return words.OursFor(cell) ?? throw Unlike(string.Join("、", words.Theirs), string.Join(", ", words.Theirs), cell);
    }

    private static CellFault Unlike(string zh, string en, string cell) => new($"应填{zh}，“{cell}”不是", $"expected {en}, and “{cell}” is none");
}

/// <summary>A cell that is none of its kind; the message is the English sentence.</summary>
/// <param name="zh">What was expected, in Chinese.</param>
public sealed class CellFault(string zh, string en) : FormatException(en)
{
    public string Zh { get; } = zh;
}
