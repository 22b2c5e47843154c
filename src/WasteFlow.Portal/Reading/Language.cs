using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Reading;

/// <summary>The language a page is written in, and how numbers stand in it.</summary>
/// <param name="Code"><c>zh</c> or <c>en</c>.</param>
/// <param name="Tag">For <c>&lt;html lang&gt;</c> (BCP 47).</param>
public sealed record Language(string Code, string Tag, string OwnName, CultureInfo Culture)
{
    public static readonly Language Chinese = new("zh", "zh-CN", "中文", CultureInfo.GetCultureInfo("zh-CN"));

    public static readonly Language English = new("en", "en", "English", CultureInfo.GetCultureInfo("en-GB"));

    public bool IsChinese => Code == Chinese.Code;

    public Language Other => IsChinese ? English : Chinese;

    /// <summary>Chinese unless English was asked for.</summary>
    public static Language? Find(string? code) => code switch { "zh" => Chinese, "en" => English, _ => null };

    public string Say(string zh, string en) => IsChinese ? zh : en;

    /// <summary>The text of a row that may lack its English.</summary>
    public string Say(Word word) => Say(word.Zh, word.En);

    /// <summary>A word of <c>schemas/codes/words.csv</c>.</summary>
    public string Word(string set, string code) => Say(Words.Of(set, code));

    /// <summary>A unit as the plans print it.</summary>
    public string Unit(string printed) => Word("unit", printed);
}
