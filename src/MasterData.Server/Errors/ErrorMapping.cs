using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.Server.Changesets;
using MasterData.Wire;
using Status = Google.Rpc.Status;

namespace MasterData.Server.Errors;

/// <summary>Refusals to the status that the protos promise, in the caller's language.</summary>
internal static class ErrorMapping
{
    private const string Domain = "masterdata.v1";

    // The details travel in a trailer, and clients bound those: .NET at 64 KiB, and base64 adds a third.
    private const int MostDetailBytes = 12 * 1024;

    extension(MasterDataException exception)
    {
        /// <summary>The status of the refusal.</summary>
        public Status ToStatus(string language)
        {
            var status = new Status
            {
                Code = (int)exception.Reason.StatusCode,
                Message = exception.Text.In(language),
                Details =
                {
                    Any.Pack(exception.ToErrorInfo()),
                    Any.Pack(new LocalizedMessage { Locale = language, Message = exception.Text.In(language) }),
                },
            };

            if (exception.RetrySeconds is { } seconds)
            {
                var delay = Duration.FromTimeSpan(TimeSpan.FromSeconds(seconds));
                status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay }));
            }

            if (exception.Violations.Count > 0)
            {
                status.Details.Add(Any.Pack(exception.ToBadRequest(language)));
            }

            if (exception.Violations.Count > 0
                && exception.Reason is ErrorReason.ChangesetInvalid or ErrorReason.StaleBase)
            {
                status.Details.Add(Any.Pack(exception.ToPreview(language)));
            }

            return status;
        }

        /// <summary>In how many seconds to try again; null: the refusal does not say.</summary>
        public int? RetrySeconds => exception.Metadata.TryGetValue(RequestErrors.RetryAfter, out var text)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;

        private ErrorInfo ToErrorInfo()
        {
            var info = new ErrorInfo { Domain = Domain, Reason = exception.Reason.ToProtoName() };
            foreach (var (name, value) in exception.Metadata)
            {
                info.Metadata[name] = value;
            }

            // More may be wrong than fits into the trailer; validate_only shows all of it.
            if (exception.Violations.Count > 0)
            {
                info.Metadata["violations"] = $"{exception.Violations.Count}";
            }

            return info;
        }

        private BadRequest ToBadRequest(string language) => new()
        {
            FieldViolations = { Fitting(exception.Violations.Select(violation => ToField(violation, language))) },
        };

        private V1.Preview ToPreview(string language) => new()
        {
            Violations = { Fitting(exception.Violations.Select(violation => violation.ToProto(language))) },
        };
    }

    private static BadRequest.Types.FieldViolation ToField(Violation violation, string language) => new()
    {
        Field = PathOf(violation),
        Description = $"{violation.Message.In(language)} {violation.Remedy.In(language)}".Trim(),
        Reason = violation.Reason.ToProtoName(),
        LocalizedMessage = null,
    };

    // The rules of publishing name the field of an operation; readers of a request name the whole path.
    private static string PathOf(Violation violation) => violation switch
    {
        { Operation: < 0 } => violation.Field,
        { Field: "" } => $"operations[{violation.Operation}]",
        _ when violation.Field.StartsWith("operations[", StringComparison.Ordinal) => violation.Field,
        _ => $"operations[{violation.Operation}].{violation.Field}",
    };

    private static IEnumerable<T> Fitting<T>(IEnumerable<T> messages)
        where T : IMessage
    {
        var left = MostDetailBytes;
        return messages.TakeWhile(message => (left -= message.CalculateSize()) >= 0);
    }
}
