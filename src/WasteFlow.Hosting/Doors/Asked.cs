using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>
/// What a reader asks in an address, read strictly: a value that is none must not be left out in silence, since that answers another question.
/// Read all fields, then look at <see cref="Objection"/>.
/// </summary>
public sealed class Asked(HttpContext context)
{
    private readonly IQueryCollection query = context.Request.Query;

    /// <summary>The first thing that is wrong, or null.</summary>
    public Refused? Objection { get; private set; }

    /// <summary>The field's text; null where it is not there or empty.</summary>
    public string? Text(string field) => query[field] is [{ Length: > 0 } text] ? text : null;

    /// <summary>As <see cref="Text"/>, but one of <paramref name="words"/>.</summary>
    public string? Word(string field, IEnumerable<string> words) =>
        Text(field) is not { } text || words.Contains(text, StringComparer.Ordinal) ? Text(field) : NotOneOf(field, words);

    /// <summary>As <see cref="Text"/>, where it has to be there; empty with an <see cref="Objection"/> where it is not.</summary>
    public string NeededText(string field)
    {
        Objection ??= Text(field) is null ? Refused.With("field_missing", "", ("field", field)) : null;
        return Text(field) ?? "";
    }

    /// <summary>A whole number, 0 or more.</summary>
    public long? Number(string field) =>
        Text(field) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : MalformedValue<long>(field);

    /// <summary>A year or another small whole number.</summary>
    public int? Small(string field) => Number(field) is not { } number ? null : number <= int.MaxValue ? (int)number : MalformedValue<int>(field);

    /// <summary><c>true</c>, or <c>false</c> as where it is not there.</summary>
    public bool Flag(string field) => Word(field, ["true", "false"]) == "true";

    /// <summary>A date within <see cref="Times"/>.</summary>
    public LocalDate? Day(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var day })
        {
            return MalformedValue<LocalDate>(field);
        }

        Objection ??= Times.Objection(day, "");
        return day;
    }

    /// <summary>An instant within <see cref="Times"/>, as ISO 8601 in UTC.</summary>
    public Instant? Time(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (InstantPattern.ExtendedIso.Parse(text) is not { Success: true, Value: var at })
        {
            return MalformedValue<Instant>(field);
        }

        Objection ??= Times.Objection(at, "");
        return at;
    }

    public T? Id<T>(string field) where T : struct, ITextId<T> =>
        Text(field) is not { } text ? null : T.TryRead(text, out var id) ? id : MalformedValue<T>(field);

    /// <summary>As <see cref="Id"/>, where it has to be there; the default with an <see cref="Objection"/> where it is not.</summary>
    public T Needed<T>(string field) where T : struct, ITextId<T>
    {
        var id = Id<T>(field);
        Objection ??= id is null ? Refused.With("field_missing", "", ("field", field)) : null;
        return id ?? default;
    }

    /// <summary>A field that the door does not know, or one that is there twice; null where all are in order.</summary>
    internal static Refused? Strange(HttpContext context, IReadOnlyList<string> known)
    {
        foreach (var (field, values) in context.Request.Query)
        {
            if (!known.Contains(field, StringComparer.Ordinal))
            {
                return Refused.Unknown("unknown_field", "", "field", field, known);
            }

            if (values.Count > 1)
            {
                return Refused.With("field_twice", "", ("field", field));
            }
        }

        return null;
    }

    private string? NotOneOf(string field, IEnumerable<string> words)
    {
        Objection ??= Unread.NotOneOf(field, "", words);
        return null;
    }

    private T? MalformedValue<T>(string field) where T : struct
    {
        Objection ??= Unread.Malformed(typeof(T), field, "");
        return null;
    }
}
