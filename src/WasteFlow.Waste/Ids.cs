using System.Buffers;
using System.Text.Json.Serialization;

namespace WasteFlow.Waste;

/// <summary>A company, institution or person that can be a party (单位): the unified social credit code where it has one, else another identity.</summary>
[JsonConverter(typeof(TextIdConverter<EnterpriseId>))]
public readonly record struct EnterpriseId(string Text) : ITextId<EnterpriseId>
{
    public override string ToString() => Text;

    private static readonly SearchValues<char> Letters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_.");

    public static bool TryRead(string text, out EnterpriseId id) => Reads(text, out id, static t => new(t));

    internal static bool Reads<T>(string text, out T id, Func<string, T> make)
    {
        id = make(text);
        return text.Length is > 0 and <= 64 && !text.AsSpan().ContainsAnyExcept(Letters);
    }
}

/// <summary>A place of an enterprise where waste is held (场所): works, ward, bunker, yard, collection area.</summary>
[JsonConverter(typeof(TextIdConverter<SiteId>))]
public readonly record struct SiteId(string Text) : ITextId<SiteId>
{
    public override string ToString() => Text;

    public static bool TryRead(string text, out SiteId id) => EnterpriseId.Reads(text, out id, static t => new(t));
}

/// <summary>A manifest's number (联单编号): 14 digits where the national form applies, else a series of its own, or a provisional one.</summary>
[JsonConverter(typeof(TextIdConverter<ManifestNumber>))]
public readonly record struct ManifestNumber(string Text) : ITextId<ManifestNumber>
{
    public override string ToString() => Text;

    public static bool TryRead(string text, out ManifestNumber id) => EnterpriseId.Reads(text, out id, static t => new(t));
}

/// <summary>
/// A waste code (废物代码): 8 digits as <c>900-249-08</c> for hazardous waste, <c>900-001-S17</c> for other solid waste,
/// or a code of ours, marked as ours. Whether it is known is a question to the code tables, not to this type.
/// </summary>
[JsonConverter(typeof(TextIdConverter<WasteCode>))]
public readonly record struct WasteCode(string Text) : ITextId<WasteCode>
{
    public override string ToString() => Text;

    public static bool TryRead(string text, out WasteCode id) => EnterpriseId.Reads(text, out id, static t => new(t));
}
