using Google.Protobuf.WellKnownTypes;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.Server.Requests;
using MasterData.Wire;

namespace MasterData.Server.Versions;

/// <summary>What an answer was read at, and what a question asks to be read at.</summary>
internal static class ReadPointMapping
{
    extension(ReadPoint point)
    {
        /// <summary>The message of the point.</summary>
        public V1.ReadPoint ToProto() => new()
        {
            Epoch = point.Head.Epoch,
            Version = point.Head.Version,
            EffectiveOn = point.EffectiveOn.ToText(),
            PublishedAt = point.Head.PublishedAt.ToTimestamp(),
            BeforeRecords = point.BeforeRecords,
        };

        /// <summary>The message of a point where the answer does not depend on a day.</summary>
        public V1.ReadPoint ToDaylessProto()
        {
            var message = point.ToProto();
            message.EffectiveOn = "";
            message.BeforeRecords = false;
            return message;
        }
    }

    extension(RequestFields fields)
    {
        /// <summary>Reads which knowledge a question asks for; null: the latest.</summary>
        public KnownAt? KnownAt(V1.KnownAt? message) => message?.AtCase switch
        {
            V1.KnownAt.AtOneofCase.Version =>
                new(fields.PositiveVersion(message.Version), null, message.Epoch, message.MinimumVersion),
            V1.KnownAt.AtOneofCase.Instant =>
                new(null, fields.Instant(message.Instant), message.Epoch, message.MinimumVersion),
            V1.KnownAt.AtOneofCase.None when message.Epoch.Length > 0 || message.MinimumVersion is not 0 =>
                new(null, null, message.Epoch, message.MinimumVersion),
            _ => null,
        };

        private long PositiveVersion(long version)
        {
            if (version < 1)
            {
                fields.Add(
                    "known_at.version", ViolationReason.ValueType, FieldTexts.NotAVersion(version),
                    FieldTexts.VersionsBeginAtOne);
            }

            return version;
        }

        private DateTimeOffset Instant(Timestamp instant)
        {
            try
            {
                return instant.ToDateTimeOffset();
            }
            catch (InvalidOperationException)
            {
                fields.Add(
                    "known_at.instant", ViolationReason.ValueType, FieldTexts.NotAnInstant,
                    FieldTexts.InstantRange);
                return DateTimeOffset.MinValue;
            }
        }
    }
}
