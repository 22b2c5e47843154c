using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Hosting;

/// <summary>A refusal as HTTP says it (RFC 9457), in Chinese and English.</summary>
/// <param name="Type">An address that stands for the code.</param>
/// <param name="Basis">The law it rests on, where a dated rule refuses.</param>
/// <param name="Fields">The fields that the question may have, where one of them is wrong, strange or missing.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, string Zh, string En, string Pointer,
    IReadOnlyDictionary<string, string>? Details, LegalBasis? Basis = null, IReadOnlyList<string>? Fields = null)
{
    public const string MediaType = "application/problem+json";

    private static readonly string[] OfAsking = ["unknown_field", "field_missing", "field_malformed", "field_not_one_of", "period_malformed", "field_twice"];

    public static Problem Of(Refused refused)
    {
        var row = Refusals.Of(refused.Code);
        var zh = row.SayZh(refused.Details);
        var en = row.SayEn(refused.Details);
        var status = row.Http is >= 400 and < 600 ? row.Http : StatusCodes.Status422UnprocessableEntity;
        return new($"urn:wasteflow:refusal:{refused.Code}", en, status, zh, refused.Code, zh, en, refused.Pointer, refused.Details, refused.Basis);
    }

    /// <summary>Answers with the refusal.</summary>
    public static async Task Answer(HttpContext context, Refused refused)
    {
        var problem = Of(refused);
        if (refused.Pointer.Length == 0 && OfAsking.Contains(refused.Code, StringComparer.Ordinal)
            && context.GetEndpoint()?.Metadata.GetMetadata<QueryMetadata>() is { } query)
        {
            problem = problem.Asking(query.Fields);
        }

        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = MediaType;
        await JsonSerializer.SerializeAsync(context.Response.Body, problem, Wire.Options, context.RequestAborted);
    }

    /// <summary>Says too what can be asked.</summary>
    private Problem Asking(IReadOnlyList<string> fields)
    {
        var row = Refusals.Of(fields.Count > 0 ? "fields_of_question" : "question_without_fields");
        Dictionary<string, string> details = new(StringComparer.Ordinal) { ["fields"] = string.Join(", ", fields) };
        var (zh, en) = (Zh + row.SayZh(details), $"{En} {row.SayEn(details)}");
        return this with { Title = en, Detail = zh, Zh = zh, En = en, Fields = fields };
    }
}
